using Microsoft.AspNetCore.Components;
using Portal.Auth.SignIn;
using Portal.Domain.Auth;
using Portal.Domain.Connections.Doctor;

namespace Portal.Features.Connections.Doctor;

/// <summary>What the doctor found, the worst first, and a button to look again.</summary>
public sealed partial class DoctorPanel : IDisposable
{
    private readonly CancellationTokenSource _gone = new();
    private ConnectionReport? _report;
    private int _loadedVersion = -1;
    private bool _isRunning;

    [Parameter, EditorRequired]
    public Guid Id { get; set; }

    /// <summary>Counts the list's loads, so that the report loads again with it.</summary>
    [Parameter]
    public int Version { get; set; }

    [CascadingParameter]
    private InstanceAccess Access { get; set; } = default!;

    [Inject]
    private GetReport Reports { get; init; } = default!;

    [Inject]
    private RunDoctor Doctor { get; init; } = default!;

    private bool MayRun => Access.Allows(Permission.ManageConnections);

    private string Summary
    {
        get
        {
            var counts = _report!.Findings.CountBy(finding => finding.Level).ToDictionary();
            string[] parts =
            [
                .. Enum.GetValues<FindingLevel>().OrderBy(Rank).Where(counts.ContainsKey)
                    .Select(level => FormattableString.Invariant($"{counts[level]} {DoctorWords.Of(level).Word.ToLowerInvariant()}")),
            ];
            return string.Join(", ", parts);
        }
    }

    public void Dispose()
    {
        _gone.Cancel();
        _gone.Dispose();
    }

    protected override async Task OnParametersSetAsync()
    {
        if (_loadedVersion != Version && !_isRunning)
        {
            _loadedVersion = Version;
            await ReadAsync(() => Reports.HandleAsync(Access.Caller, Id, _gone.Token));
        }
    }

    private static int Rank(FindingLevel level) => level switch
    {
        FindingLevel.Failed => 0,
        FindingLevel.Warning => 1,
        FindingLevel.NotChecked => 2,
        FindingLevel.Good => 3,
    };

    private async Task RunAsync()
    {
        _isRunning = true;
        try
        {
            await ReadAsync(() => Doctor.HandleAsync(Access.Caller, Id, _gone.Token));
        }
        finally
        {
            _isRunning = false;
        }
    }

    private async Task ReadAsync(Func<Task<Outcome<ConnectionReport>>> read)
    {
        try
        {
            _report = (await read()).Value ?? _report;
        }
        catch (OperationCanceledException) when (_gone.IsCancellationRequested)
        {
            // The panel is closed; the check goes on, and the report is there next time.
        }
    }
}
