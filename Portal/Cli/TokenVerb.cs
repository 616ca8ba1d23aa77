using System.CommandLine;
using System.CommandLine.Parsing;
using Portal.Auth;
using Portal.Features.Access;

namespace Portal.Cli;

/// <summary><c>token create</c>: prints a new API token and nothing else.</summary>
internal static class TokenVerb
{
    public static Command Create()
    {
        var instance = VerbOptions.Instance(isRequired: false);
        var organization = VerbOptions.Organization();
        var name = VerbOptions.Name("What the token is for; the audit log shows it.");
        var scopes = new Option<string[]>("--scope")
        {
            Description = "What it may do: events:write, config:write, usergroups:write, read or admin. May be given several times.",
            Required = true,
            AllowMultipleArgumentsPerToken = true,
        };
        var create = new Command("create", "Create an API token and print it. It is not shown again.") { instance, organization, name, scopes };
        create.Validators.Add(result => RequireOne(result, instance, organization));
        create.SetAction((parsed, cancellationToken) => VerbHost.RunAsync<Caller>(
            async services => parsed.GetValue(organization) is { } slug
                ? await VerbCallers.FindOrganizationAsync(services, slug, cancellationToken)
                : await VerbCallers.FindInstanceAsync(services, parsed.GetValue(instance)!, cancellationToken),
            async (services, caller) =>
            {
                var request = new CreateApiTokenRequest(parsed.GetValue(name), parsed.GetValue(scopes));
                var created = await services.GetRequiredService<CreateApiToken>().HandleAsync(caller, request, cancellationToken);
                return await VerbHost.PrintAsync(created, issued => issued.Secret);
            },
            cancellationToken));
        return new Command("token", "API tokens.") { create };
    }

    private static void RequireOne(CommandResult result, params Option[] options)
    {
        if (options.Count(option => result.GetResult(option) is not null) != 1)
        {
            result.AddError($"Give one of {string.Join(" and ", options.Select(option => option.Name))}.");
        }
    }
}
