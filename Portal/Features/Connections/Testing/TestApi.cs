using System.ComponentModel.DataAnnotations;
using Portal.Api;
using Portal.Api.OpenApi;
using Portal.Auth;
using Portal.Domain.Auth;

namespace Portal.Features.Connections.Testing;

/// <summary>Testing connections over HTTP.</summary>
internal static class TestApi
{
    public static void Map(RouteGroupBuilder instance) =>
        instance.MapGroup(ConnectionsApi.Path).WithTags(ConnectionsApi.Tag)
            .MapPost("/{id:guid}/test", TestAsync).WithName("TestConnection").WithSummary("Send a test message and wait for what becomes of it")
            .WithDescription("For a Slack app, name a channelId or a person's email; without a body it goes to the instance's default channel.")
            .RequireScope(TokenScope.ConfigWrite).DescribesBody(typeof(TestBody), """{"email":"jan@acme.test"}""").Produces<TestConnectionResult>();

    private static async Task<IResult> TestAsync(InstanceCaller caller, Guid id, OptionalJson body, TestConnection test, CancellationToken cancellationToken)
    {
        var target = body.Json is { } json ? new TestTarget(json.Text("channelId"), json.Text("email")) : null;
        return body.Json?.Refusal ?? (await test.HandleAsync(caller, id, target, cancellationToken)).ToHttp();
    }

    /// <summary>Where a test message goes.</summary>
    private sealed record TestBody([property: MaxLength(32)] string? ChannelId = null, [property: MaxLength(255)] string? Email = null);
}
