using System.CommandLine;

namespace Portal.Cli;

/// <summary>The options that several verbs share.</summary>
internal static class VerbOptions
{
    public static Option<string> Instance() => new("--instance") { Description = "The instance's name in addresses, such as sample.", Required = true };

    public static Option<string> Name(string description) => new("--name") { Description = description, Required = true };
}
