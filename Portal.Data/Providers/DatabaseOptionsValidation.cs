using System.Data.Common;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;
using Npgsql;

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

        if (Unreadable(options) is { } problem)
        {
            problems.Add($"ConnectionStrings__Portal cannot be read: {problem} Put a value that holds ; or = into double quotes.");
        }

        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }

    // Never the string itself: it holds the password, and so may the name of a part that nobody knows.
    private static string? Unreadable(DatabaseOptions options)
    {
        if (string.IsNullOrWhiteSpace(options.ConnectionString))
        {
            return null;
        }

        try
        {
            DbConnectionStringBuilder builder = options.Provider switch
            {
                DatabaseProvider.PostgreSql => new NpgsqlConnectionStringBuilder(),
                DatabaseProvider.SqlServer => new SqlConnectionStringBuilder(),
                _ => new SqliteConnectionStringBuilder(),
            };
            builder.ConnectionString = options.ConnectionString;
            return null;
        }
        catch (Exception failure) when (failure is ArgumentException or FormatException or InvalidCastException or KeyNotFoundException or OverflowException)
        {
            return $"a part of it is none that {options.Provider} knows, or has no value that it can use.";
        }
    }
}
