using Microsoft.Extensions.Options;

namespace Portal.Data.Providers;

internal sealed class DatabaseOptionsValidation : IValidateOptions<DatabaseOptions>
{
    public ValidateOptionsResult Validate(string? name, DatabaseOptions options)
    {
        List<string> problems = [];
        if (!string.IsNullOrEmpty(options.UnknownProvider))
        {
            problems.Add($"Database__Provider is \"{options.UnknownProvider}\". Set one of {string.Join(", ", Enum.GetNames<DatabaseProvider>())}.");
        }

        if (options.Provider != DatabaseProvider.Sqlite && string.IsNullOrWhiteSpace(options.ConnectionString))
        {
            problems.Add($"Set ConnectionStrings__Portal: Database__Provider is {options.Provider}, which has no default database.");
        }

        if (options.Provider == DatabaseProvider.Sqlite && string.IsNullOrWhiteSpace(options.ConnectionString) && string.IsNullOrWhiteSpace(options.Directory))
        {
            problems.Add("Set Data__Directory: SQLite needs a folder for its file.");
        }

        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }
}
