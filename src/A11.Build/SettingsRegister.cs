using Microsoft.Build.Framework;

namespace A11.Build;

/// <summary>
/// Notices when two projects of one build ask for different checks of one repository. Kept by MSBuild for the length of a build, and by node: two
/// projects that meet on different nodes are each checked as they ask, the stricter one failing.
/// </summary>
internal static class SettingsRegister
{
    public const string Code = "AXG0008";

    /// <summary>What two projects don't agree on, as a sentence; null for the first, and for those that agree.</summary>
    public static string? FindContradiction(IBuildEngine4 engine, GuardSettings settings)
    {
        var key = $"A11.Build:{settings.Root}";
        if (engine.GetRegisteredTaskObject(key, RegisteredTaskObjectLifetime.Build) is not string first)
        {
            engine.RegisterTaskObject(key, Describe(settings), RegisteredTaskObjectLifetime.Build, allowEarlyCollection: false);
            return null;
        }

        var second = Describe(settings);
        return first == second
            ? null
            : $"Two projects of this build ask for different checks of {settings.Root}: “{first}” and “{second}”. Set these properties for the whole repository, in Directory.Build.props.";
    }

    private static string Describe(GuardSettings settings) => string.Join(
        ' ',
        $"A11ConfigFile={settings.ConfigFile}",
        $"A11FailOn={settings.FailOn}",
        $"A11Locked={settings.Locked}",
        $"A11BoundaryBase={settings.BoundaryBase}",
        $"A11ReportFile={settings.ReportFile}",
        $"NoWarn={string.Join(',', GuardSettings.Codes(settings.NoWarn))}",
        $"WarningsAsErrors={string.Join(',', GuardSettings.Codes(settings.AsErrors))}",
        $"WarningsNotAsErrors={string.Join(',', GuardSettings.Codes(settings.NotAsErrors))}",
        $"TreatWarningsAsErrors={settings.AllAsErrors}",
        $"A11Exclude={settings.Exclude}");
}
