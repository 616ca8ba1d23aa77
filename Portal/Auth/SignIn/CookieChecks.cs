using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.EntityFrameworkCore;
using Portal.Data;

namespace Portal.Auth.SignIn;

/// <summary>A cookie outlives what it says: a removed member and an ended sign-in are signed out, a changed role is taken over.</summary>
internal sealed class CookieChecks(IDbContextFactory<PortalDbContext> contexts) : CookieAuthenticationEvents
{
    public override async Task ValidatePrincipal(CookieValidatePrincipalContext context)
    {
        if (context.HttpContext.GetEndpoint()?.Metadata.GetMetadata<StaticAssetDescriptor>() is not null)
        {
            return;
        }

        var user = context.Principal;
        var memberId = user?.FindMemberId();
        await using var db = await contexts.CreateDbContextAsync(context.HttpContext.RequestAborted);
        var member = await db.Members.AsNoTracking().FirstOrDefaultAsync(row => row.Id == memberId, context.HttpContext.RequestAborted);
        if (member is null || member.OrganizationId != user!.FindOrganizationId() || user!.FindSessionId() is not { } session
            || await db.SignedOutSessions.AnyAsync(row => row.Id == session, context.HttpContext.RequestAborted))
        {
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
        }
        else if (member.Role != user!.FindRole() || member.DisplayName != user!.FindFirstValue(ClaimTypes.Name))
        {
            context.ReplacePrincipal(MemberClaims.PrincipalOf(member, session));
            context.ShouldRenew = true;
        }
    }
}
