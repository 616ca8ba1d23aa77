using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Portal.Auth;
using Portal.Data;
using Portal.Domain;
using Portal.Domain.Auth;

namespace Portal.Features.Access;

/// <summary>Makes a bearer token: <c>ptl_</c> and the base64url of 32 random bytes. Only its hash is kept.</summary>
internal sealed class CreateApiToken(IDbContextFactory<PortalDbContext> contexts, TimeProvider clock)
{
    private const int Bytes = 32;

    public async Task<Outcome<IssuedApiToken>> HandleAsync(Caller caller, CreateApiTokenRequest request, CancellationToken cancellationToken)
    {
        if (await contexts.FindRefusalAsync(caller, Permission.ManageAccess, cancellationToken) is { } refusal)
        {
            return Outcome<IssuedApiToken>.Invalid(refusal);
        }

        var now = clock.GetUtcNow();
        List<FieldProblem> problems = [];
        var name = AccessName.Check(request.Name, "token", problems);
        var scopes = CheckScopes(request.Scopes ?? [], problems);
        if (request.ExpiresAt is { } end && end <= now)
        {
            problems.Add(new FieldProblem("expiresAt", "Choose an end in the future, or none."));
        }

        if (problems.Count > 0)
        {
            return Outcome<IssuedApiToken>.Invalid(problems);
        }

        var secret = new Secret("ptl_" + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes)));
        var row = new ApiToken
        {
            Id = Guid.CreateVersion7(now),
            OrganizationId = caller.OrganizationId,
            InstanceId = AccessQueries.InstanceOf(caller),
            Name = name,
            Hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret.Reveal()))),
            LastFour = secret.LastFour,
            Scopes = scopes,
            CreatedAt = now,
            CreatedBy = caller.Name,
            ExpiresAt = request.ExpiresAt,
        };
        await using var db = (await contexts.CreateDbContextAsync(cancellationToken)).ActAs(caller.Name);
        db.ApiTokens.Add(row);
        await db.SaveChangesAsync(cancellationToken);
        return Outcome<IssuedApiToken>.Ok(new IssuedApiToken(ApiTokenSummary.Of(row), secret));
    }

    private static List<string> CheckScopes(IReadOnlyList<string> given, List<FieldProblem> problems)
    {
        if (given.Count == 0)
        {
            problems.Add(new FieldProblem("scopes", "Choose at least one scope."));
        }

        if (given.FirstOrDefault(scope => !TokenScope.All.Contains(scope, StringComparer.Ordinal)) is { } unknown)
        {
            problems.Add(new FieldProblem("scopes", $"There is no scope \"{unknown}\". Choose from {string.Join(", ", TokenScope.All)}."));
        }

        return [.. TokenScope.All.Where(scope => given.Contains(scope, StringComparer.Ordinal))];
    }
}

/// <param name="ExpiresAt">Never, when null.</param>
internal sealed record CreateApiTokenRequest(string? Name, IReadOnlyList<string>? Scopes, DateTimeOffset? ExpiresAt = null);
