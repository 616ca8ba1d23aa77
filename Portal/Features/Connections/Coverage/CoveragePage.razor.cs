using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Portal.Auth.SignIn;
using Portal.Data.Connections;
using Portal.Domain;
using Portal.Domain.Errors;
using Portal.Domain.Slack;

namespace Portal.Features.Connections.Coverage;

/// <summary>Takes a list of addresses and shows who of them can be reached. The report belongs to the connection, so the page may be left and reloaded.</summary>
public sealed partial class CoveragePage : IDisposable
{
    private const long LargestFile = 1024 * 1024;

    private readonly CancellationTokenSource _gone = new();
    private IReadOnlyList<FieldProblem> _problems = [];
    private CoveragePageState _state = CoveragePageState.FromQuery(null, null, null);
    private CoverageView? _view;
    private string? _error;
    private string _text = "";
    private bool _isMissing;
    private bool _isBusy;

    [Parameter]
    public string Instance { get; set; } = "";

    [Parameter]
    public Guid Id { get; set; }

    [SupplyParameterFromQuery(Name = "state")]
    private string? State { get; set; }

    [SupplyParameterFromQuery(Name = "search")]
    private string? Search { get; set; }

    [SupplyParameterFromQuery(Name = "page")]
    private string? PageNumber { get; set; }

    [CascadingParameter]
    private InstanceAccess Access { get; set; } = default!;

    [Inject]
    private GetCoverage Get { get; init; } = default!;

    [Inject]
    private StartCoverage Start { get; init; } = default!;

    private CoverageRun? Run => _view?.Run;

    private string Address => Access.PathTo($"connections/{Id}/coverage");

    public void Dispose()
    {
        _gone.Cancel();
        _gone.Dispose();
    }

    protected override async Task OnParametersSetAsync()
    {
        _state = CoveragePageState.FromQuery(State, Search, PageNumber);
        if (_view is null)
        {
            await LoadAsync();
        }
    }

    private static string Number(int number) => number.ToString("N0", CultureInfo.InvariantCulture);

    private string Advice(string code)
    {
        if (code == "stopped")
        {
            return "Portal was stopped while it checked the list. Check it again.";
        }

        var advice = ErrorAdvice.For(SlackError.Classify(code, null), new AdviceContext(_view!.Connection.Name));
        return $"The check ended early: {advice.Message}. {advice.Remedy}";
    }

    private async Task LoadAsync()
    {
        try
        {
            var outcome = await Get.HandleAsync(Access.Caller, Id, _gone.Token);
            (_view, _isMissing, _error) = (outcome.Value, outcome.IsMissing, null);
        }
        catch (OperationCanceledException) when (_gone.IsCancellationRequested)
        {
            // The page is gone.
        }
        catch (System.Data.Common.DbException)
        {
            _error = "The connection could not be read from the database.";
        }
    }

    private async Task ReadFileAsync(InputFileChangeEventArgs change)
    {
        if (change.File.Size > LargestFile)
        {
            _problems = [new FieldProblem(StartCoverage.Field, "The file is larger than 1 MB. Split it.")];
            return;
        }

        using var reader = new StreamReader(change.File.OpenReadStream(LargestFile, _gone.Token), Encoding.UTF8);
        var text = await reader.ReadToEndAsync(_gone.Token);
        if (text.Any(character => char.IsControl(character) && !char.IsWhiteSpace(character)))
        {
            _problems = [new FieldProblem(StartCoverage.Field, "This is no text file. Save the list as CSV or plain text, and choose that file.")];
            return;
        }

        (_text, _problems) = (text, []);
    }

    private async Task StartAsync()
    {
        _isBusy = true;
        try
        {
            var outcome = await Start.HandleAsync(Access.Caller, Id, _text, _gone.Token);
            (_problems, _isMissing) = (outcome.Problems, outcome.IsMissing);
            await LoadAsync();
        }
        finally
        {
            _isBusy = false;
        }
    }
}
