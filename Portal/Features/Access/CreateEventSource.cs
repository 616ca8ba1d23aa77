using Microsoft.EntityFrameworkCore;
using Portal.Auth;
using Portal.Data;
using Portal.Domain;
using Portal.Domain.Auth;

namespace Portal.Features.Access;

/// <summary>Makes an event source and its first signing secret.</summary>
internal sealed class CreateEventSource(IDbContextFactory<PortalDbContext> contexts, SigningSecrets secrets, TimeProvider clock)
{
    public async Task<Outcome<IssuedEventSource>> HandleAsync(InstanceCaller caller, CreateEventSourceRequest request, CancellationToken cancellationToken)
    {
        if (await contexts.FindRefusalAsync(caller, Permission.ManageAccess, cancellationToken) is { } refusal)
        {
            return Outcome<IssuedEventSource>.Invalid(refusal);
        }

        List<FieldProblem> problems = [];
        var name = AccessName.Check(request.Name, "event source", problems);
        if (problems.Count > 0)
        {
            return Outcome<IssuedEventSource>.Invalid(problems);
        }

        await using var db = (await contexts.CreateDbContextAsync(cancellationToken)).ActAs(caller.Name);
        if (await IsTakenAsync(db, caller, name, cancellationToken))
        {
            return Taken(name);
        }

        var now = clock.GetUtcNow();
        var id = Guid.CreateVersion7(now);
        var (secret, row) = secrets.Make(id);
        var source = new EventSource
        {
            Id = id,
            OrganizationId = caller.OrganizationId,
            InstanceId = caller.InstanceId,
            Name = name,
            CreatedAt = now,
            Secrets = [row],
        };
        db.EventSources.Add(source);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException)
        {
            await using var second = await contexts.CreateDbContextAsync(cancellationToken);
            if (await IsTakenAsync(second, caller, name, cancellationToken))
            {
                return Taken(name);
            }

            throw;
        }

        return Outcome<IssuedEventSource>.Ok(new IssuedEventSource(EventSourceSummary.Of(source, lastEventAt: null, now), secret));
    }

    private static Task<bool> IsTakenAsync(PortalDbContext db, InstanceCaller caller, string name, CancellationToken cancellationToken) =>
        db.SourcesOf(caller).AnyAsync(row => row.Name == name, cancellationToken);

    private static Outcome<IssuedEventSource> Taken(string name) => Outcome<IssuedEventSource>.Invalid(
        new FieldProblem("name", $"There is an event source named \"{name}\" already, perhaps a revoked one. Choose another name."));
}

internal sealed record CreateEventSourceRequest(string? Name);
