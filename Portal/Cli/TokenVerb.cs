using System.CommandLine;
using Portal.Features.Access;

namespace Portal.Cli;

/// <summary><c>token create</c>: prints a new API token and nothing else.</summary>
internal static class TokenVerb
{
    public static Command Create()
    {
        var instance = VerbOptions.Instance();
        var name = VerbOptions.Name("What the token is for; the audit log shows it.");
        var scopes = new Option<string[]>("--scope")
        {
            Description = "What it may do: events:write, config:write, usergroups:write, read or admin. May be given several times.",
            Required = true,
            AllowMultipleArgumentsPerToken = true,
        };
        var create = new Command("create", "Create an API token and print it. It is not shown again.") { instance, name, scopes };
        create.SetAction((parsed, cancellationToken) => VerbHost.RunAsync(
            parsed.GetValue(instance)!,
            async (services, caller) =>
            {
                var request = new CreateApiTokenRequest(parsed.GetValue(name), parsed.GetValue(scopes));
                var created = await services.GetRequiredService<CreateApiToken>().HandleAsync(caller, request, cancellationToken);
                return await VerbHost.PrintAsync(created, issued => issued.Secret);
            },
            cancellationToken));
        return new Command("token", "API tokens.") { create };
    }
}
