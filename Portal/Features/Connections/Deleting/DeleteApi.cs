using Portal.Api;
using Portal.Auth;
using Portal.Domain;
using Portal.Domain.Auth;

namespace Portal.Features.Connections.Deleting;

/// <summary>Deleting connections over HTTP.</summary>
internal static class DeleteApi
{
    public static void Map(RouteGroupBuilder instance) =>
        instance.MapGroup(ConnectionsApi.Path).WithTags(ConnectionsApi.Tag)
            .MapDelete("/{id:guid}", DeleteAsync).WithName("DeleteConnection").WithSummary("Delete a connection, or replace it by another")
            .RequireScope(TokenScope.ConfigWrite).Produces(StatusCodes.Status204NoContent).ProducesProblem(StatusCodes.Status409Conflict);

    private static async Task<IResult> DeleteAsync(
        InstanceCaller caller, Guid id, string? replaceWith, DeleteConnection delete, CancellationToken cancellationToken)
    {
        Guid? replacement = Guid.TryParse(replaceWith, out var given) ? given : null;
        if (replacement is null && !string.IsNullOrEmpty(replaceWith))
        {
            return Problems.Invalid(new FieldProblem("replaceWith", "Send the id of a connection."));
        }

        var outcome = await delete.HandleAsync(caller, new DeleteConnectionRequest(id, replacement), cancellationToken);
        return outcome.ToHttp(result => result.IsDeleted ? Results.NoContent() : InUse(result.Uses));
    }

    private static IResult InUse(ConnectionUses uses) => Problems.Of(
        StatusCodes.Status409Conflict,
        "in-use",
        "The connection is in use",
        $"It is used by {uses.Words}. Change them first, or name another connection in replaceWith.",
        [
            .. uses.Definitions.Select(name => new FieldProblem("definitions", name)),
            .. uses.Steps.Select(name => new FieldProblem("steps", name)),
        ]);
}
