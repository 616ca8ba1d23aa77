using Portal.Domain.Connections;
using Portal.Domain.Connections.Doctor;

namespace Portal.UnitTests.Domain.Connections.Doctor;

public sealed class DoctorReportTests
{
    [Fact]
    public void VerdictOf_Findings_IsTheWorstThatWasChecked()
    {
        DoctorReport.VerdictOf([]).ShouldBe(CheckVerdict.Good);
        DoctorReport.VerdictOf([Of(FindingLevel.Good), Of(FindingLevel.NotChecked)]).ShouldBe(CheckVerdict.Good);
        DoctorReport.VerdictOf([Of(FindingLevel.Good), Of(FindingLevel.Warning)]).ShouldBe(CheckVerdict.Warning);
        DoctorReport.VerdictOf([Of(FindingLevel.Warning), Of(FindingLevel.Failed)]).ShouldBe(CheckVerdict.Failed);
    }

    [Fact]
    public void Write_AndRead_IsTheSame()
    {
        Finding[] findings = [Of(FindingLevel.Failed), new("b", FindingLevel.Good, "t", "\"d\"", "r")];

        DoctorReport.Read(DoctorReport.Write(findings)).ShouldBe(findings);
    }

    [Fact]
    public void Read_Nothing_HasNoFindings() => DoctorReport.Read("null").ShouldBeEmpty();

    private static Finding Of(FindingLevel level) => new("a", level, "title", "detail");
}
