using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Portal.Auth;
using Portal.Domain;
using Portal.Domain.Auth;
using Portal.Features;
using Portal.Features.Access;
using Portal.Features.Connections;
using Portal.Features.Connections.Coverage;
using Portal.Features.Connections.Defaults;
using Portal.Features.Connections.Deleting;
using Portal.Features.Connections.Doctor;
using Portal.Features.Connections.Saving;
using Portal.Features.Connections.Testing;
using Portal.Features.Errors;
using Portal.Features.Notifications;
using Portal.Features.Notifications.Story;
using Portal.Features.Organizations;
using Portal.Slack;
using Portal.UnitTests.Features.Connections;
using Portal.Worker;

namespace Portal.UnitTests.Features;

/// <summary>A page stays open while its member's role is taken away: what it still offers does nothing any more.</summary>
public sealed class RoleRemovedTests : FeatureDatabase
{
    private static readonly Guid Any = Guid.CreateVersion7(DateTimeOffset.UnixEpoch);
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task Acts_OfAMemberWhoseRoleWasTakenAway_AreAllRefused()
    {
        var caller = await SignInAsync(Role.Admin);
        await SetRoleAsync(caller, Role.Auditor);

        foreach (var (name, problems) in await ActAsync(caller))
        {
            problems.ShouldHaveSingleItem(name).Message.ShouldContain("Your role no longer allows this", Case.Sensitive, name);
        }

        (await ReadAsync(db => db.Connections.CountAsync()) + await ReadAsync(db => db.ApiTokens.CountAsync()) + await ReadAsync(db => db.EventSources.CountAsync())).ShouldBe(0);
    }

    [Fact]
    public async Task Acts_OfAMemberWhoWasRemoved_AreAllRefused()
    {
        var caller = await SignInAsync(Role.Admin);
        await ReadAsync(db => db.Members.ExecuteDeleteAsync());

        (await ActAsync(caller)).ShouldAllBe(act => act.Problems.Count == 1 && act.Problems[0].Field == "$");
    }

    [Fact]
    public async Task Acts_OfAnAdminOrAToken_AreNotAskedForMore()
    {
        var admin = await SignInAsync(Role.Admin);

        foreach (var caller in new[] { admin, Caller })
        {
            (await ActAsync(caller)).SelectMany(act => act.Problems).ShouldNotContain(problem => problem.Message.StartsWith("Your role", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Acts_OfAnOperator_AreThoseOfTheRole()
    {
        var refused = (await ActAsync(await SignInAsync(Role.Operator))).Where(act => act.Problems.Any(problem => problem.Message.StartsWith("Your role", StringComparison.Ordinal)));

        refused.Select(act => act.Name).ShouldNotContain(name => name == nameof(AcknowledgeError) || name == nameof(ResendNotification));
        refused.Count().ShouldBe(14);
    }

    protected override void AddServices(IServiceCollection services)
    {
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().Build());
        services.AddMetrics().AddPortalSlack().AddPortalWorker();
        services.AddSingleton(Options.Create(ConnectionsTest.Slack));
        new ConnectionsFeature().AddServices(services);
        new AccessFeature().AddServices(services);
        new ErrorsFeature().AddServices(services);
        new NotificationsFeature().AddServices(services);
        new OrganizationsFeature().AddServices(services);
    }

    private static async Task<(string Name, IReadOnlyList<FieldProblem> Problems)> Of<TUseCase, T>(TUseCase useCase, Func<TUseCase, Task<Outcome<T>>> act) =>
        (useCase!.GetType().Name, (await act(useCase)).Problems);

    private async Task<(string Name, IReadOnlyList<FieldProblem> Problems)[]> ActAsync(InstanceCaller caller) =>
    [
        await Of(Get<TestConnection>(), test => test.HandleAsync(caller, Any, null, None)),
        await Of(Get<MakeDefaultConnection>(), make => make.HandleAsync(caller, Any, None)),
        await Of(Get<SaveConnection>(), save => save.HandleAsync(caller, new SaveConnectionRequest(null, null, "") { WebhookUrl = "x" }, None)),
        await Of(Get<DeleteConnection>(), delete => delete.HandleAsync(caller, new DeleteConnectionRequest(Any), None)),
        await Of(Get<SaveInstanceDefaults>(), save => save.HandleAsync(caller, new SaveInstanceDefaultsRequest(null, null, "x"), None)),
        await Of(Get<StartCoverage>(), start => start.HandleAsync(caller, Any, "jan@acme.test", None)),
        await Of(Get<ConnectionWriter>(), writer => writer.WriteAsync(caller, new ConnectionDraft(null, "INCOMING_WEBHOOK", ""), None)),
        await Of(Get<RunDoctor>(), doctor => doctor.HandleAsync(caller, Any, None)),
        await Of(Get<CreateApiToken>(), create => create.HandleAsync(caller, new CreateApiTokenRequest("", []), None)),
        await Of(Get<RevokeApiToken>(), revoke => revoke.HandleAsync(caller, Any, None)),
        await Of(Get<CreateEventSource>(), create => create.HandleAsync(caller, new CreateEventSourceRequest(""), None)),
        await Of(Get<RevokeEventSource>(), revoke => revoke.HandleAsync(caller, Any, None)),
        await Of(Get<RotateEventSource>(), rotate => rotate.HandleAsync(caller, new RotateEventSourceRequest(Any, TimeSpan.Zero), None)),
        await Of(Get<RenameOrganization>(), rename => rename.HandleAsync(new OrganizationCaller(caller.OrganizationId, caller.Name) { MemberId = caller.MemberId }, "", None)),
        await Of(Get<AcknowledgeError>(), acknowledge => acknowledge.HandleAsync(caller, Any, None)),
        await Of(Get<ResendNotification>(), resend => resend.HandleAsync(caller, Any, None)),
    ];

    private async Task<InstanceCaller> SignInAsync(Role role)
    {
        var member = new Member
        {
            Id = Guid.CreateVersion7(Clock.GetUtcNow()),
            OrganizationId = Caller.OrganizationId,
            Subject = "ada",
            DisplayName = "Ada",
            Email = "ada@acme.test",
            Role = role,
        };
        await SaveAsync(db => db.Members.Add(member));
        return Caller with { MemberId = member.Id };
    }

    private Task<int> SetRoleAsync(InstanceCaller caller, Role role) =>
        ReadAsync(db => db.Members.Where(row => row.Id == caller.MemberId).ExecuteUpdateAsync(row => row.SetProperty(member => member.Role, role)));
}
