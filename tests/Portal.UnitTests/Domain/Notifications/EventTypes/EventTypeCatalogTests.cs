using System.Reflection;
using Portal.Domain.Notifications.EventTypes;

namespace Portal.UnitTests.Domain.Notifications.EventTypes;

public sealed class EventTypeCatalogTests
{
    [Fact]
    public void All_EveryTypeOfTheAssembly_IsListedOnce()
    {
        var classes = typeof(EventType).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(EventType)) && !type.IsAbstract);

        EventTypeCatalog.All.Select(type => type.GetType()).ShouldBe(classes, ignoreOrder: true);
    }

    [Fact]
    public void Find_EachKey_IsThatType()
    {
        foreach (var type in EventTypeCatalog.All)
        {
            EventTypeCatalog.Find(type.Key).ShouldBe(type);
        }

        EventTypeCatalog.Find("call_for_action").ShouldBeNull();
    }

    [Fact]
    public void TypesOfTheAssembly_AreSealed() =>
        typeof(EventType).Assembly.GetTypes().Where(type => type.GetTypeInfo().IsSubclassOf(typeof(EventType))).ShouldAllBe(type => type.IsSealed || type.IsAbstract);
}
