using System.CommandLine;
using Portal.Features.Access;

namespace Portal.Cli;

/// <summary><c>source create</c>: prints a new event source's signing secret and nothing else.</summary>
internal static class SourceVerb
{
    public static Command Create()
    {
        var instance = VerbOptions.Instance(isRequired: true);
        var name = VerbOptions.Name("The system that will send, such as jira.");
        var create = new Command("create", "Create an event source and print its signing secret. It is not shown again.") { instance, name };
        create.SetAction((parsed, cancellationToken) => VerbHost.RunAsync(
            services => VerbCallers.FindInstanceAsync(services, parsed.GetValue(instance)!, cancellationToken),
            async (services, caller) =>
            {
                var request = new CreateEventSourceRequest(parsed.GetValue(name));
                var created = await services.GetRequiredService<CreateEventSource>().HandleAsync(caller, request, cancellationToken);
                return await VerbHost.PrintAsync(created, issued => issued.Secret);
            },
            cancellationToken));
        return new Command("source", "Systems that may post events.") { create };
    }
}
