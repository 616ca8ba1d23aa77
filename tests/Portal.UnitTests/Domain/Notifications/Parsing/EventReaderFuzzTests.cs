using System.Text;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Portal.Domain.Notifications.Parsing;
using Portal.UnitTests.Support;

namespace Portal.UnitTests.Domain.Notifications.Parsing;

public sealed class EventReaderFuzzTests
{
    private const int Many = 3_000;
    private static readonly string Full = Encoding.UTF8.GetString(Golden.Read("messages", "delegate", "event.json"));

    [Property(MaxTest = Many)]
    public bool Read_AnyBytes_Answers(byte[] bytes) => Answers(bytes);

    [Property(MaxTest = Many)]
    public bool Read_EventWithBytesChanged_Answers(int at, byte[] bytes) => Answers(Overwritten(at, bytes));

    [Property(MaxTest = Many)]
    public Property Read_EventWithTextInserted_Answers()
    {
        var pieces = Gen.Elements("\\ud83c", "\\u0000", "\"", "{", "}", "[", "]", ",", ":", "null", "1e999", "\\", "\"type\":", "\u0001", "-", "\uFFFD", "true");
        var changes = (from at in Gen.Choose(0, Full.Length) from piece in pieces from cut in Gen.Choose(0, 4) select (at, piece, cut)).ToArbitrary();

        return Prop.ForAll(changes, change =>
        {
            var end = Math.Min(Full.Length, change.at + change.cut);
            return Answers(Encoding.UTF8.GetBytes(Full[..change.at] + change.piece + Full[end..]));
        });
    }

    private static byte[] Overwritten(int at, byte[] with)
    {
        var bytes = Encoding.UTF8.GetBytes(Full);
        var start = (int)((uint)at % bytes.Length);
        with.AsSpan(0, Math.Min(with.Length, bytes.Length - start)).CopyTo(bytes.AsSpan(start));
        return bytes;
    }

    private static bool Answers(byte[] bytes)
    {
        var reading = EventReader.Read(bytes);
        return (reading.Body is null) == (reading.Problems.Count > 0) && reading.Problems.Count <= 100
            && reading.Problems.All(problem => problem.Field.Length > 0 && problem.Message.EndsWith('.'));
    }
}
