using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Portal.UnitTests.Support;
using Portal.Worker;
using Portal.Worker.Connections;
using Portal.Worker.Connections.Dispatch;
using Portal.Worker.Connections.Doctor;
using Portal.Worker.Errors;
using Portal.Worker.Jobs;
using Portal.Worker.Notifications.Fallbacks;
using Portal.Worker.Notifications.Planning;
using Portal.Worker.Notifications.Sending;
using Portal.Worker.Notifications.Waking;
using Quartz;

namespace Portal.UnitTests.Architecture;

public sealed class WorkerTests
{
    // No clock starts these: WakeListener and ConnectionJobDispatcher do, when there is something for them.
    private static readonly Type[] Woken = [typeof(PlanEventsJob), typeof(SendLaneJob), typeof(SendFallbacksJob), typeof(ListChannelsJob), typeof(DoctorJob), typeof(CoverageJob)];

    // What Slack tells the portal by itself is an error entry like what the sender finds out.
    [Fact]
    public void Worker_Exports_ItsRegistrationOptionsErrorsAndPlanners() =>
        Product.Worker.GetExportedTypes().Select(type => type.Name).Where(name => !name.EndsWith("Options", StringComparison.Ordinal))
            .ShouldBe([nameof(ErrorReporter), nameof(Failure), nameof(IntakePlanner), nameof(Retries), nameof(WorkerRegistration)], ignoreOrder: true);

    [Fact]
    public void Fallbacks_OfTheAssembly_AreRegisteredOnce() =>
        new ServiceCollection().AddPortalWorker().Where(service => service.ServiceType == typeof(Fallback)).Select(service => service.ImplementationType)
            .ShouldBe(Product.Worker.Concrete<Fallback>(), ignoreOrder: true);

    [Fact]
    public void DoctorChecks_OfTheAssembly_AreRegisteredOnce() =>
        new ServiceCollection().AddPortalWorker().Where(service => service.ServiceType == typeof(DoctorCheck)).Select(service => service.ImplementationType)
            .ShouldBe(Product.Worker.Concrete<DoctorCheck>(), ignoreOrder: true);

    [Fact]
    public void Jobs_Never_RunBesideThemselves() =>
        Product.Worker.Concrete<IJob>().Where(job => job.GetCustomAttribute<DisallowConcurrentExecutionAttribute>() is null).ShouldBeEmpty();

    [Fact]
    public void Jobs_OutsideTheWorker_AreNone() =>
        Product.All.Where(assembly => assembly != Product.Worker).SelectMany(assembly => assembly.Concrete<IJob>()).ShouldBeEmpty();

    [Fact]
    public async Task Jobs_OfTheAssembly_AreScheduledOrWoken()
    {
        await using var app = ComposedPortal.Build();
        var scheduler = await app.Services.GetRequiredService<ISchedulerFactory>().GetScheduler();
        var scheduled = new List<Type>();
        foreach (var key in await scheduler.GetJobKeys(GroupMatcher<JobKey>.AnyGroup()))
        {
            if ((await scheduler.GetTriggersOfJob(key)).Count > 0)
            {
                scheduled.Add((await scheduler.GetJobDetail(key))!.JobType.Type);
            }
        }

        scheduled.Concat(Woken).ShouldBe(Product.Worker.Concrete<IJob>(), ignoreOrder: true);
        var wakes = TypesIn(typeof(WakeListener)).Union(TypesIn(typeof(ConnectionJobDispatcher))).ToHashSet();
        Woken.Where(job => job != typeof(PlanEventsJob)).ShouldBeSubsetOf(wakes);
        wakes.ShouldContain(typeof(JobKeys));
    }

    private static HashSet<Type> TypesIn(Type type) =>
        type.GetNestedTypes(BindingFlags.NonPublic).Append(type).SelectMany(TypeUses.Of).ToHashSet();
}
