using System.CommandLine;

namespace Portal.Cli;

/// <summary>The options that several verbs share.</summary>
internal static class VerbOptions
{
    public static Option<string?> Instance(bool isRequired) => new("--instance") { Description = "The instance's name in addresses, such as sample.", Required = isRequired };

    public static Option<string?> Organization() => new("--organization") { Description = "The organization's name in addresses, such as acme." };

    public static Option<string> Name(string description) => new("--name") { Description = description, Required = true };
}
