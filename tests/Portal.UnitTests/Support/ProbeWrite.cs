using Portal.Data.Notifications.Writing;

namespace Portal.UnitTests.Support;

/// <summary>A write that does what the test says, inside the writer's transaction and on its thread.</summary>
internal sealed class ProbeWrite(Action<WriteBatch> act, bool isDurable = false, WriteOrder order = default) : WriteOperation
{
    public override bool IsDurable => isDurable;

    public override WriteOrder Order => order;

    public override void Write(WriteBatch batch) => act(batch);
}
