using System.Collections.Immutable;

namespace A11.Core.Workflows.Actions;

/// <summary>An input that switches an action's cache on or off.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Values">The values that switch the cache on; none where any text does.</param>
internal sealed record CacheInput(string Name, ImmutableArray<string> Values)
{
    /// <summary>What actions take for true (<c>core.getBooleanInput</c>, and those that read more).</summary>
    private static readonly ImmutableArray<string> TrueValues = ["true", "yes", "1"];

    /// <summary>Whether its value switches the cache off, and the lack of one leaves it on.</summary>
    public bool TurnsOff { get; init; }

    /// <summary>Whether the cache is on where the input is absent.</summary>
    public bool IsDefault { get; init; }

    /// <summary>The first major version that caches by default; 0 where all do.</summary>
    public int DefaultSince { get; init; }

    /// <summary>The first major version that does so no more; null where there is none.</summary>
    public int? DefaultUntil { get; init; }

    public static CacheInput Switch(string name, bool isDefault = false) => new(name, TrueValues) { IsDefault = isDefault };

    public static CacheInput OffSwitch(string name) => new(name, TrueValues) { TurnsOff = true, IsDefault = true };

    public static CacheInput Text(string name, params ReadOnlySpan<string> values) => new(name, [.. values]);

    /// <summary>Whether it takes <c>false</c>; otherwise only its absence leaves the cache off.</summary>
    public bool IsSwitch => Values.Contains("true");

    /// <summary>Whether the cache is on with a value.</summary>
    public bool IsOn(string value) => (Values.IsEmpty ? value.Length > 0 : Values.Contains(value, StringComparer.OrdinalIgnoreCase)) != TurnsOff;

    /// <summary>Whether the cache is on without the input.</summary>
    public bool IsOnByDefault(ActionVersion? version) => IsDefault && (version is not { } known || (known.Major >= DefaultSince && !(known.Major >= DefaultUntil)));
}
