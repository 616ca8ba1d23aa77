using Portal.Api;
using Portal.Auth;
using Portal.Domain.Auth;

namespace Portal.Features.Connections.Doctor;

/// <summary>The doctor over HTTP.</summary>
internal static class DoctorApi
{
    public static void Map(RouteGroupBuilder instance)
    {
        var routes = instance.MapGroup("/connections").WithTags("Connections");
        routes.MapGet("/{id:guid}/doctor", GetAsync).WithName("GetConnectionReport").WithSummary("What the doctor found last").RequireScope(TokenScope.Read)
            .Produces<ConnectionReport>();
        routes.MapPost("/{id:guid}/doctor", RunAsync).WithName("ExamineConnection").WithSummary("Examine a connection now and wait for the report, at most 15 seconds")
            .RequireScope(TokenScope.ConfigWrite).Produces<ConnectionReport>();
    }

    private static async Task<IResult> GetAsync(InstanceCaller caller, Guid id, GetReport reports, CancellationToken cancellationToken) =>
        (await reports.HandleAsync(caller, id, cancellationToken)).ToHttp();

    private static async Task<IResult> RunAsync(InstanceCaller caller, Guid id, RunDoctor doctor, CancellationToken cancellationToken) =>
        (await doctor.HandleAsync(caller, id, cancellationToken)).ToHttp();
}
