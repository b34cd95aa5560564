using A11.Core.Configuration;

namespace A11.Agents.Checks;

/// <summary>Settings by which acceptances of other linters end on their day.</summary>
public static class SettingsOfToday
{
    extension(SettingsOptions options)
    {
        /// <summary>The same on the day that it is now, unless they name one.</summary>
        public SettingsOptions AsOfToday() => options with { Today = options.Today ?? DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime) };
    }
}
