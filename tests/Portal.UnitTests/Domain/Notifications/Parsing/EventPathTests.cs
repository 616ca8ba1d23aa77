using System.Text;
using Portal.Domain;
using Portal.Domain.Notifications.Parsing;
using Portal.UnitTests.Support;

namespace Portal.UnitTests.Domain.Notifications.Parsing;

/// <summary>A problem is named by where it stands, whatever stands before it.</summary>
public sealed class EventPathTests
{
    [Theory]
    [InlineData("\"approval\":{\"id\":\"a\"}")]
    [InlineData("\"approval\":{\"id\":\"a\",\"more\":{\"deep\":[1]}}")]
    [InlineData("\"step\":{\"id\":\"s\"}")]
    [InlineData("\"subject\":{\"key\":\"K\",\"project\":{\"key\":\"P\"}}")]
    [InlineData("\"requester\":{\"accountId\":\"u\"}")]
    [InlineData("\"recipients\":[{\"accountId\":\"u\"}]")]
    [InlineData("\"group\":{\"id\":\"g\"}")]
    [InlineData("\"links\":{\"approve\":\"https://a.test/\"}")]
    [InlineData("\"decision\":{\"decider\":{\"accountId\":\"u\"},\"pending\":[\"u2\"]}")]
    [InlineData("\"approval\":null,\"step\":{\"id\":\"s\"},\"requester\":null,\"links\":null,\"decision\":null,\"group\":null")]
    public void Read_WrongFieldAfterANestedOne_IsNamedAtTheTop(string nested) =>
        Problem($"{nested},\"product\":5").ShouldBe(new FieldProblem("product", "product must be text in quotes."));

    [Theory]
    [InlineData("\"subject\":{\"project\":{\"key\":\"P\"},\"key\":5,\"summary\":\"S\"}", "subject.key")]
    [InlineData("\"subject\":{\"project\":[],\"key\":\"K\"}", "subject.project")]
    [InlineData("\"decision\":{\"decider\":{\"accountId\":\"u\"},\"comment\":5}", "decision.comment")]
    [InlineData("\"decision\":{\"pending\":[\"u\"],\"comment\":5}", "decision.comment")]
    [InlineData("\"decision\":{\"pending\":5}", "decision.pending")]
    [InlineData("\"recipients\":[{\"accountId\":\"u\"},{\"accountId\":\"v\",\"role\":5}]", "recipients[1].role")]
    [InlineData("\"group\":{\"id\":\"g\",\"name\":5}", "group.name")]
    [InlineData("\"approval\":[]", "approval")]
    [InlineData("\"requester\":5", "requester")]
    [InlineData("\"requester\":{\"email\":5}", "requester.email")]
    [InlineData("\"group\":\"legal\"", "group")]
    [InlineData("\"links\":[]", "links")]
    [InlineData("\"decision\":true", "decision")]
    public void Read_WrongFieldWithin_IsNamedByItsWholePath(string field, string path) => Problem(field).Field.ShouldBe(path);

    [Fact]
    public void Read_ProblemsOfOnePerson_DoNotHideTheNext()
    {
        var problems = Problems("\"recipients\":[{\"accountId\":7},{\"email\":5},[],{\"accountId\":\"u\"}]");

        problems.Select(problem => problem.Field).ShouldBe(["recipients[0].accountId", "recipients[1].email", "recipients[2]"]);
    }

    [Theory]
    [InlineData("\"decision\":{\"approvedCount\":0}", true)]
    [InlineData("\"decision\":{\"approvedCount\":2147483647}", true)]
    [InlineData("\"decision\":{\"approvedCount\":2147483648}", false)]
    [InlineData("\"step\":{\"id\":\"s\",\"version\":0}", true)]
    [InlineData("\"step\":{\"id\":\"s\",\"version\":9223372036854775807}", true)]
    [InlineData("\"step\":{\"id\":\"s\",\"version\":9223372036854775808}", false)]
    [InlineData("\"step\":{\"id\":\"s\",\"type\":\"USER\"}", true)]
    [InlineData("\"step\":{\"id\":\"s\",\"type\":\"GROUP\"}", true)]
    [InlineData("\"step\":{\"id\":\"s\",\"type\":\"VOTE\"}", true)]
    [InlineData("\"step\":{\"id\":\"s\",\"type\":\"EMAIL\"}", true)]
    [InlineData("\"step\":{\"id\":\"s\",\"type\":\"\"}", true)]
    [InlineData("\"subject\":{\"key\":\"K\",\"url\":\"https://a.test/\"}", true)]
    [InlineData("\"subject\":{\"key\":\"K\",\"url\":\"http://a.test/\"}", true)]
    public void Read_ValueAtItsLimit_IsTakenOrRefused(string field, bool isTaken) => Problems(field).Count.ShouldBe(isTaken ? 0 : 1);

    [Theory]
    [InlineData("2026-11-21T10:00:00Z", true)]
    [InlineData("2026-11-21T10:00:00.1234567+01:00", true)]
    [InlineData("2026-11-21T10:00:00\\u002B01:00", true)]
    [InlineData("2026-11-21T10:00:00-05:00", true)]
    [InlineData("2026-11-21T10:00:00.12345678901234567890123456789012345678901234567890Z", false)]
    [InlineData("10:00:00Z", false)]
    [InlineData("\\ud83c2026-11-21T10:00:00Z", false)]
    public void Read_Time_HasAnOffset(string time, bool isTaken) => Problems($"\"occurredAt\":\"{time}\"").Count.ShouldBe(isTaken ? 0 : 1);

    [Theory]
    [InlineData("\"type\":\"STEP_DECIDED\"", "decision.action", "is missing. Say what was decided, for example \"APPROVED\".")]
    [InlineData("\"type\":\"STEP_DECIDED\",\"decision\":{\"action\":\"\"}", "decision.action", "is missing. Say what was decided, for example \"APPROVED\".")]
    [InlineData("\"recipients\":[]", "recipients", "names nobody and there is no group. Give at least one recipient, or a group.")]
    [InlineData("\"type\":\"STEP_REASSIGNED\",\"recipients\":null", "recipients", "names nobody and there is no group. Give at least one recipient, or a group.")]
    public void Read_WhatItsTypeNeedsIsMissing_SaysWhatToGive(string field, string path, string message) =>
        Problem(field).ShouldBe(new FieldProblem(path, $"{path} {message}"));

    private static FieldProblem Problem(string field) => Problems(field).ShouldHaveSingleItem();

    // The field comes last, so that it stands in for an earlier one of the same name.
    private static IReadOnlyList<FieldProblem> Problems(string fields) =>
        EventReader.Read(Encoding.UTF8.GetBytes(SampleEvents.Smallest[..^1] + "," + fields + "}")).Problems;
}
