using System.Collections.Immutable;
using A11.Core.Diagnostics;

namespace A11.Core.Workflows.Taint;

/// <summary>A value that somebody else words, and the way it came.</summary>
/// <param name="Level">Who words it.</param>
/// <param name="Source">What it is at first: a context, or what a program says.</param>
/// <param name="Way">Where it passed through since, in order.</param>
internal sealed record TaintValue(TaintLevel Level, string Source, ImmutableArray<TaintStep> Way)
{
    /// <summary>How many places of the way a message names.</summary>
    private const int NamedSteps = 3;

    /// <summary>A value that nobody words.</summary>
    public static TaintValue Fixed { get; } = new(TaintLevel.Fixed, "", []);

    /// <summary>A value as it comes from its source.</summary>
    public static TaintValue From(TaintLevel level, string source) => level is TaintLevel.Fixed ? Fixed : new(level, source, []);

    /// <summary>The one of two that more people word.</summary>
    public TaintValue Or(TaintValue other) => other.Level > Level ? other : this;

    /// <summary>The value after one more place.</summary>
    public TaintValue Through(TaintStep step) => Level is TaintLevel.Fixed ? this : this with { Way = Way.Add(step) };

    /// <summary>The source and the way, for messages.</summary>
    public string Describe() => Way.IsEmpty ? Source : $"{Source} (through {string.Join(", ", Way.TakeLast(NamedSteps).Select(static step => step.Name))})";

    /// <summary>The places of the way.</summary>
    public ImmutableArray<RelatedLocation> Locate() => [.. Way.Select(static step => new RelatedLocation(step.Path, step.Text.GetPosition(step.Span.Start), step.Text.GetPosition(step.Span.End), $"The value passes through {step.Name}."))];
}
