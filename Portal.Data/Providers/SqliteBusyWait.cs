using System.Reflection;
using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;

namespace Portal.Data.Providers;

/// <summary>
/// How a connection waits for another one's write to end. SQLite's own wait (<c>PRAGMA busy_timeout</c>) sleeps for whole seconds where the
/// library was built without <c>usleep</c>, as the bundled one is: each meeting of two writers would stop the intake for a second.
/// https://www.sqlite.org/c3ref/busy_handler.html
/// </summary>
internal static class SqliteBusyWait
{
    // By name: its type is of a newer SQLitePCLRaw than the one that eng/Sqlite.targets deploys, and cannot be compiled against.
    private static readonly PropertyInfo HandleOf = typeof(SqliteConnection).GetProperty("Handle")!;

    // Kept: SQLite calls it for as long as a connection lives.
    private static readonly Handler OnBusy = Wait;

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    private delegate int Handler(nint state, int tries);

    /// <summary>Replaces what the connection does when it meets another writer.</summary>
    public static void Install(SqliteConnection connection)
    {
        var handle = (SafeHandle)HandleOf.GetValue(connection)!;
        var result = SetBusyHandler(handle.DangerousGetHandle(), OnBusy, 0);
        if (result != 0)
        {
            throw new InvalidOperationException($"SQLite did not take the busy handler ({result}).");
        }
    }

    /// <summary>How many milliseconds to wait for the next try; 0 when it has been five seconds.</summary>
    /// <param name="tries">How often it was tried in vain.</param>
    public static int DelayAfter(int tries) => tries switch
    {
        < 20 => 1,
        < 60 => 5,
        < 299 => 20,
        _ => 0,
    };

    private static int Wait(nint state, int tries)
    {
        var delay = DelayAfter(tries);
#pragma warning disable RS0030 // SQLite asks from within a call: there is nothing to await.
        Thread.Sleep(delay);
#pragma warning restore RS0030
        return delay > 0 ? 1 : 0;
    }

    [DllImport("e_sqlite3", EntryPoint = "sqlite3_busy_handler", CallingConvention = CallingConvention.Cdecl)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories | DllImportSearchPath.AssemblyDirectory)]
    private static extern int SetBusyHandler(nint connection, Handler handler, nint state);
}
