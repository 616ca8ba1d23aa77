using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Portal.Data;
using Portal.Worker.Connections;
using Portal.Worker.Connections.Dispatch;
using Portal.Worker.Connections.Doctor;
using Portal.Worker.Errors;
using Portal.Worker.Jobs;
using Portal.Worker.Notifications;
using Portal.Worker.Notifications.Addressing;
using Portal.Worker.Notifications.Attempts;
using Portal.Worker.Notifications.Fallbacks;
using Portal.Worker.Notifications.Planning;
using Portal.Worker.Notifications.Retention;
using Portal.Worker.Notifications.Sending;
using Portal.Worker.Notifications.Steps;
using Portal.Worker.Notifications.Waking;
using Portal.Worker.Slack;
using Quartz;

namespace Portal.Worker;

/// <summary>Registers all that time or a due row starts: Quartz, its jobs and what they call.</summary>
public static class WorkerRegistration
{
    /// <summary>Runs in whatever process hosts it, next to <c>AddPortalData</c> and <c>AddPortalSlack</c>.</summary>
    public static IServiceCollection AddPortalWorker(this IServiceCollection services)
    {
        services.AddOptions<DeliveryOptions>().BindConfiguration("Delivery").Validate(
            options => options is { RetentionDays: > 0, MaxConcurrentCalls: > 0, MaxConcurrentFallbacks: > 0 } && options.FallbackAfter > TimeSpan.Zero,
            "Delivery__FallbackAfter, Delivery__RetentionDays, Delivery__MaxConcurrentCalls and Delivery__MaxConcurrentFallbacks must be greater than 0.").ValidateOnStart();
        services.AddOptions<SmtpOptions>().BindConfiguration("Smtp").Validate(
            options => options.Host.Length == 0 || options.From.Length > 0,
            "Set Smtp__From: Smtp__Host is set, and mail needs a sender.").Validate(
            options => options.Port is > 0 and <= 65535,
            "Smtp__Port must be a port, a number from 1 to 65535.").Validate(
            options => options.Timeout > TimeSpan.Zero,
            "Smtp__Timeout must be greater than 0.").ValidateOnStart();
        services.AddPlanning();
        services.AddSending();
        services.AddConnectionJobs();
        services.AddJobs();
        return services;
    }

    private static void AddPlanning(this IServiceCollection services)
    {
        services.AddSingleton<ErrorReporter>();
        services.AddSingleton<RoutingFacts>();
        services.AddSingleton<NotificationRows>();
        services.AddSingleton<StepBook>();
        services.AddSingleton<StepChanger>();
        services.AddSingleton<StepApplier>();
        services.AddSingleton<EventPlans>();
        services.AddSingleton<PlanErrors>();
        services.AddSingleton<EventPlanner>();
        services.AddSingleton<PlanningRound>();
        services.AddSingleton(provider => new Retries(
            provider.GetRequiredService<IDbContextFactory<PortalDbContext>>(),
            provider.GetRequiredService<EventPlans>(),
            provider.GetRequiredService<StepBook>(),
            provider.GetRequiredService<SlackUserCache>(),
            provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new IntakePlanner(
            provider.GetRequiredService<EventPlans>(), provider.GetRequiredService<DirectSender>(), provider.GetRequiredService<ILogger<IntakePlanner>>()));
    }

    private static void AddSending(this IServiceCollection services)
    {
        services.AddSingleton<Fallback, EmailFallback>();
        services.AddSingleton<Fallback, SkipFallback>();
        services.AddSingleton<Fallback, LogOnlyFallback>();
        services.AddSingleton<FallbackHandover>();
        services.AddSingleton<FallbackRunner>();
        services.AddSingleton<FallbackQueries>();
        services.AddSingleton<FallbackLanes>();
        services.AddSingleton<LaneQueries>();
        services.AddSingleton<SlackPaces>();
        services.AddSingleton<SlackSecrets>();
        services.AddSingleton<SlackConnections>();
        services.AddSingleton<AttemptRunner>();
        services.AddSingleton<ConnectionHealthBook>();
        services.AddSingleton<DeliveryErrors>();
        services.AddSingleton<UncertainAttempts>();
#pragma warning disable RS0030 // The one place where chance comes in.
        services.AddSingleton(new Jitter(Random.Shared.NextDouble));
#pragma warning restore RS0030
        services.AddSingleton<UnresolvedNotifications>();
        services.AddSingleton<SlackUserCache>();
        services.AddSingleton<SlackUserLookup>();
        services.AddSingleton<Conversations>();
        services.AddSingleton<GroupConversations>();
        services.AddSingleton<SlackUserDirectory>();
        services.AddSingleton<NotificationAddresser>();
        services.AddSingleton<LookupRefusal>();
        services.AddSingleton<TargetResolver>();
        services.AddSingleton<MentionReplies>();
        services.AddSingleton<StaleSlackUsers>();
        services.AddSingleton<StalenessMeter>();
        services.AddSingleton<SlackAnswers>();
        services.AddSingleton<PostSender>();
        services.AddSingleton<UpdateSender>();
        services.AddSingleton<DirectPostsOfLanes>();
        services.AddSingleton<DirectSender>();
        services.AddSingleton<LaneCalls>();
        services.AddSingleton<LaneLook>();
        services.AddSingleton<LaneFactory>();
    }

    private static void AddConnectionJobs(this IServiceCollection services)
    {
        services.AddOptions<PublicAddressOptions>().BindConfiguration(PublicAddressOptions.Section)
            .Validate(PublicAddressOptions.IsGood, "Portal__PublicUrl must be an absolute http or https URL without query, such as https://portal.example.com.").ValidateOnStart();
        services.AddHttpClient(PublicUrlCheck.Client, client => client.Timeout = TimeSpan.FromSeconds(5))
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
            .RemoveAllLoggers();
        services.AddSingleton<PacedCalls>();
        services.AddSingleton<ChannelLister>();
        services.AddSingleton<CoverageReporter>();
        services.AddSingleton<ConnectionSweep>();
        services.AddSingleton<DoctorCheck, TokenCheck>();
        services.AddSingleton<DoctorCheck, ChannelCheck>();
        services.AddSingleton<DoctorCheck, UsergroupCheck>();
        services.AddSingleton<DoctorCheck, WebhookCheck>();
        services.AddSingleton<DoctorCheck, SigningSecretCheck>();
        services.AddSingleton<DoctorCheck, PublicUrlCheck>();
        services.AddSingleton<DoctorCheck, InteractivityCheck>();
        services.AddSingleton<DoctorCheck, ClockCheck>();
        services.AddSingleton<DoctorReportStore>();
        services.AddSingleton<ConnectionDoctor>();
        services.AddHostedService<ConnectionJobDispatcher>();
    }

    private static void AddJobs(this IServiceCollection services)
    {
        services.AddSingleton<WakeSlots>();
        services.AddSingleton<OpenWork>();
        services.AddSingleton<RetentionSweep>();
        services.AddSingleton<StepRetention>();
        services.AddSingleton<SlackRetention>();
        services.AddSingleton<ReconnectProbe>();
        services.AddQuartz(quartz =>
        {
            quartz.ConfigureScheduler(options => options.ShutdownJobInterruption = ShutdownJobInterruption.Always);
            quartz.UseInMemoryStore(_ => { });
            // Jobs await; the number bounds lanes that drain side by side, not threads.
            quartz.UseDefaultThreadPool(256);
            quartz.AddJobMiddleware<JobLogging>();
            quartz.AddJob<PlanEventsJob>(job => job.WithIdentity(JobKeys.Planner).StoreDurably());
            quartz.ScheduleJob<SweepJob>(trigger => trigger.StartNow().WithSchedule(Every(TimeSpan.FromSeconds(5))));
            quartz.ScheduleJob<ReconnectProbeJob>(trigger => trigger.StartNow().WithSchedule(Every(TimeSpan.FromMinutes(2))));
            // Not at once: a start has better things to do than to examine what was examined yesterday.
            quartz.ScheduleJob<ConnectionSweepJob>(trigger => trigger.StartAt(TimeProvider.System.GetUtcNow().AddMinutes(1)).WithSchedule(Every(TimeSpan.FromHours(1))));
            quartz.ScheduleJob<RetentionJob>(trigger => trigger.StartNow().WithSchedule(Every(TimeSpan.FromHours(1))));
        });
        services.AddQuartzHostedService(options => options.WaitForJobsToComplete = true);
        services.AddHostedService<WakeListener>();
    }

    private static SimpleScheduleBuilder Every(TimeSpan interval) => SimpleScheduleBuilder.Create().WithInterval(interval).RepeatForever();
}
