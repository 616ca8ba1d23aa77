using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Domain.Errors;
using Portal.Features.Errors;
using Portal.UnitTests.Support;

namespace Portal.UnitTests.Features.Errors;

public sealed class ErrorsTests : FeatureDatabase
{
    [Theory]
    [InlineData(ErrorStatus.Open, null, new[] { "open-warn", "open-error" })]
    [InlineData(ErrorStatus.Acknowledged, null, new[] { "known" })]
    [InlineData(ErrorStatus.All, ErrorLevel.Error, new[] { "known", "open-error" })]
    public async Task ListErrors_Filter_NewestFirst(ErrorStatus status, ErrorLevel? level, string[] codes)
    {
        var known = Rows.Error(Caller, Clock.Now.AddMinutes(2), "known");
        known.Acknowledge("Ada", Clock.Now);
        await SaveAsync(db => db.Errors.AddRange(
            Rows.Error(Caller, Clock.Now, "open-error"), Rows.Error(Caller, Clock.Now.AddMinutes(1), "open-warn", ErrorLevel.Warn), known, Rows.Error(Neighbour, Clock.Now)));

        var page = await Get<ListErrors>().HandleAsync(Caller, new ErrorFilter(status, level), 0, 50, CancellationToken.None);

        page.Items.Select(row => row.Code).ShouldBe(codes);
        page.Total.ShouldBe(codes.Length);
    }

    [Fact]
    public async Task AcknowledgeError_Open_NamesWhoAndWhenAndIsAudited()
    {
        var entry = Rows.Error(Caller, Clock.Now.AddHours(-1));
        await SaveAsync(db => db.Errors.Add(entry));

        var outcome = await Get<AcknowledgeError>().HandleAsync(Caller, entry.Id, CancellationToken.None);

        outcome.Value.ShouldBe(new AcknowledgedError(entry.Id, Caller.Name, Clock.Now));
        (await ReadAsync(db => db.Audit.SingleAsync(row => row.EntityId == entry.Id))).Action.ShouldBe("acknowledged");
    }

    [Fact]
    public async Task AcknowledgeError_Twice_FirstStays()
    {
        var entry = Rows.Error(Caller, Clock.Now);
        await SaveAsync(db => db.Errors.Add(entry));
        await Get<AcknowledgeError>().HandleAsync(Caller, entry.Id, CancellationToken.None);

        var second = await Get<AcknowledgeError>().HandleAsync(Caller with { Name = "Late" }, entry.Id, CancellationToken.None);

        second.Value!.AcknowledgedBy.ShouldBe(Caller.Name);
        (await ReadAsync(db => db.Audit.CountAsync(row => row.EntityId == entry.Id))).ShouldBe(1);
    }

    [Fact]
    public async Task AcknowledgeError_OthersId_Missing()
    {
        var entry = Rows.Error(Neighbour, Clock.Now);
        await SaveAsync(db => db.Errors.Add(entry));

        (await Get<AcknowledgeError>().HandleAsync(Caller, entry.Id, CancellationToken.None)).IsMissing.ShouldBeTrue();

        (await ReadAsync(db => db.Errors.AsNoTracking().SingleAsync())).AcknowledgedAt.ShouldBeNull();
    }

    [Fact]
    public void Read_EverythingWrong_AllNamedAtOnce() =>
        new ErrorParameters { Status = "new", Level = "FATAL", Limit = "0", Offset = "x" }.Read()
            .Problems.Select(problem => problem.Field).ShouldBe(["status", "level", "offset", "limit"], ignoreOrder: true);

    [Fact]
    public void FromQuery_OfToUrl_TheSameState()
    {
        foreach (var status in Enum.GetValues<ErrorStatus>())
        {
            foreach (ErrorLevel? level in Enum.GetValues<ErrorLevel>().Cast<ErrorLevel?>().Append(null))
            {
                var state = new ErrorsPageState { Status = status, Level = level, Page = 3 };
                var url = state.ToUrl("sample");
                ErrorsPageState.FromQuery(url[url.IndexOf('?', StringComparison.Ordinal)..]).ShouldBe(state);
            }
        }
    }

    protected override void AddServices(IServiceCollection services) => new ErrorsFeature().AddServices(services);
}
