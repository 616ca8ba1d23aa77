using Microsoft.EntityFrameworkCore;
using Portal.Auth;
using Portal.Data;
using Portal.Domain;

namespace Portal.Features.Connections;

/// <summary>What a connection may be called.</summary>
internal static class ConnectionNameRule
{
    public const int Longest = 80;

    private const string Field = "name";

    /// <summary>What is wrong with the text itself; null when nothing is.</summary>
    public static FieldProblem? ProblemOf(string name) => name switch
    {
        "" => new FieldProblem(Field, "Give the connection a name."),
        { Length: > Longest } => new FieldProblem(Field, $"Shorten the name to {Longest} characters; it has {name.Length}."),
        _ when name.Any(char.IsControl) || !StorableText.IsOne(name) => new FieldProblem(Field, "Remove line breaks and other control characters from the name."),
        _ => null,
    };

    /// <param name="db">Where to look.</param>
    /// <param name="caller">Whose connections count.</param>
    /// <param name="id">The connection that may have the name itself; null for a new one.</param>
    /// <param name="name">Without blanks around it.</param>
    /// <param name="cancellationToken">Ends the query.</param>
    /// <returns>What is wrong with the text, or that another connection has it; null when it may be used.</returns>
    public static async Task<FieldProblem?> ProblemOfAsync(PortalDbContext db, InstanceCaller caller, Guid? id, string name, CancellationToken cancellationToken) =>
        ProblemOf(name) ?? (await db.ConnectionsOf(caller).AnyAsync(row => row.Name == name && row.Id != id, cancellationToken)
            ? new FieldProblem(Field, $"There is a connection named \"{name}\" already. Choose another name.")
            : null);
}
