using System.Reflection;

namespace Portal.UnitTests.Support;

/// <summary>The product's assemblies.</summary>
internal static class Product
{
    public static Assembly Domain => typeof(Portal.Domain.Secret).Assembly;

    public static Assembly Data => typeof(Portal.Data.PortalDbContext).Assembly;

    public static Assembly Slack => typeof(Portal.Slack.SlackServices).Assembly;

    public static Assembly Worker => typeof(Portal.Worker.WorkerRegistration).Assembly;

    public static Assembly Portal => typeof(PortalApp).Assembly;

    public static Assembly Simulator => typeof(Portal.SlackSimulator.SlackSimulatorServices).Assembly;

    public static IReadOnlyList<Assembly> All => [Domain, Data, Slack, Worker, Portal, Simulator];

    public static IEnumerable<Type> Concrete<T>(this Assembly assembly) =>
        assembly.GetTypes().Where(type => type.IsAssignableTo(typeof(T)) && type is { IsAbstract: false, IsInterface: false });
}
