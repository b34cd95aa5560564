using System.Collections.Immutable;
using System.Globalization;
using A11.Core.Analysis;
using A11.Core.Compose.Model;
using A11.Core.Diagnostics;
using A11.Core.Yaml.Syntax;

namespace A11.Core.Compose.Rules;

/// <summary>Looks at settings that Compose checks once it has read a service.</summary>
public sealed class DeploySettings : ComposeRule
{
    private static readonly CheckDescriptor Conflict = Create("AXC0030", "conflicting-deploy-values", "Settings outside of deploy must not contradict those in it", "conflicting-values");

    private static readonly CheckDescriptor Negative = Create("AXC0031", "negative-replicas", "The number of replicas must not be negative", "negative-scale");

    private static readonly CheckDescriptor Platform = Create("AXC0032", "unbuilt-platform", "A service must run on a platform that it is built for", "platform-not-built");

    private static readonly CheckDescriptor Device = Create("AXC0033", "invalid-device-count", "The count of devices must be a number or all", "device-count");

    private static readonly CheckDescriptor Test = Create("AXC0034", "invalid-health-check-test", "The test of a health check must say how it is run", "healthcheck-test");

    private static readonly CheckDescriptor Watch = Create("AXC0035", "watch-without-target", "Files must be synchronized to a target", "watch-target-missing");

    /// <summary>The older key, and its place below deploy (compose-go, loader/validate.go).</summary>
    private static readonly (string Key, string[] Path)[] Pairs =
    [
        ("scale", ["deploy", "replicas"]),
        ("cpus", ["deploy", "resources", "limits", "cpus"]),
        ("mem_limit", ["deploy", "resources", "limits", "memory"]),
        ("pids_limit", ["deploy", "resources", "limits", "pids"]),
        ("mem_reservation", ["deploy", "resources", "reservations", "memory"]),
    ];

    /// <inheritdoc/>
    public override CheckDescriptor Descriptor => Conflict;

    /// <inheritdoc/>
    public override ImmutableArray<CheckDescriptor> Descriptors { get; } = [Conflict, Negative, Platform, Device, Test, Watch];

    /// <inheritdoc/>
    public override void Visit(ComposeService service, ComposeFile file, RuleContext context)
    {
        CheckPairs(service, context);
        CheckPlatform(service, context);
        CheckDevices(service, context);
        CheckTest(service, context);
        CheckWatches(service, context);
        if ((service.At("deploy", "replicas") ?? service.Get("scale")) is { } replicas && service.Replicas < 0)
        {
            context.Report(Negative, replicas.Span, $"Service {service.Name} has {replicas.Text} replicas, so Compose rejects the file. Use 0 or more.");
        }
    }

    private static void CheckPairs(ComposeService service, RuleContext context)
    {
        foreach (var (key, path) in Pairs)
        {
            if (service.Get(key) is { Text: { } older } place && service.At(path) is { Text: { } newer } && Amount(older) is { } one && Amount(newer) is { } other && one != other)
            {
                context.Report(Conflict, place.Span, $"Service {service.Name} has {key}: {older}, but {string.Join('.', path)}: {newer}, so Compose rejects the file. Keep one of them.");
            }
        }
    }

    /// <summary>A number with a unit of bytes, if any; null where the text is something else (docker/go-units: a unit is a power of 1024).</summary>
    private static double? Amount(string text)
    {
        var end = text.AsSpan().IndexOfAnyExcept("0123456789.");
        var number = end < 0 ? text : text[..end];
        var power = end < 0 ? 0 : text[end..].TrimStart().ToUpperInvariant() switch { "B" => 0, "K" or "KB" or "KIB" => 1, "M" or "MB" or "MIB" => 2, "G" or "GB" or "GIB" => 3, "T" or "TB" or "TIB" => 4, _ => -1 };
        return power >= 0 && double.TryParse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) ? value * Math.Pow(1024, power) : null;
    }

    private static void CheckPlatform(ComposeService service, RuleContext context)
    {
        var built = service.Get("build")?.AsMapping?["platforms"]?.AsSequence?.Items ?? [];
        if (!built.IsEmpty && service.Get("platform") is { Text: { } platform } place && !Interpolation.HasVariable(platform) && built.All(item => item.Text is { } other && other != platform && !Interpolation.HasVariable(other)))
        {
            context.Report(Platform, place.Span, $"Service {service.Name} runs on {platform}, for which it isn't built, so Compose rejects the file. Add {platform} to build.platforms.");
        }
    }

    private static void CheckDevices(ComposeService service, RuleContext context)
    {
        foreach (var device in (service.At("deploy", "resources", "reservations", "devices")?.AsSequence?.Items ?? []).Concat(service.Items("gpus")))
        {
            if (device.AsMapping?["count"] is { Text: { } count } place && count != "all" && !Interpolation.HasVariable(count) && !int.TryParse(count, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _))
            {
                context.Report(Device, place.Span, $"The count of devices is {count}, so Compose rejects the file. Use a number or all.");
            }
        }
    }

    private static void CheckTest(ComposeService service, RuleContext context)
    {
        if (service.Get("healthcheck")?.AsMapping?["test"]?.AsSequence is { Items: [var first, ..] } && first.Text is { } word && word is not ("NONE" or "CMD" or "CMD-SHELL") && !Interpolation.HasVariable(word))
        {
            context.Report(Test, first.Span, $"The test of service {service.Name} begins with {word}, so Compose rejects the file. Put CMD before it.");
        }
    }

    private static void CheckWatches(ComposeService service, RuleContext context)
    {
        foreach (var watch in (service.At("develop", "watch")?.AsSequence?.Items ?? []).Select(static item => item.AsMapping).OfType<YamlMapping>())
        {
            if (watch["action"] is { Text: "sync" or "sync+restart" or "sync+exec" } action && watch["target"] is null)
            {
                context.Report(Watch, action.Span, $"Service {service.Name} synchronizes files without a target, so Compose rejects the file. Add target with the path in the container.");
            }
        }
    }

    private static CheckDescriptor Create(string id, string slug, string title, string alias) => new(id, slug, title, Severity.Error, Category.Correct) { Aliases = [$"compose-go/{alias}"] };
}
