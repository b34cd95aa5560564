using System.Collections.Immutable;
using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Docker.Syntax;
using A11.Core.Text;

namespace A11.Core.Docker.Rules;

/// <summary>The labels that a repository's images have, and what their values are: set once, at the rule that requires them, and used by all rules about labels.</summary>
internal static class LabelSchema
{
    private static readonly MissingRequiredLabel Owner = new();

    /// <summary>The option, as hadolint's “label-schema” has it.</summary>
    public static TextMapOption Labels { get; } = new("labels", "The labels that every image has, each with the kind of its value: text, url, rfc3339, semver, hash, spdx or email. All rules about labels use it.");

    /// <summary>The labels that are configured, with the kind of each.</summary>
    public static ImmutableDictionary<string, string> Get(RuleContext context) => context.Option(Owner, Labels);

    /// <summary>The labels of an instruction, with the place of each.</summary>
    public static IEnumerable<(string Name, string Value, TextSpan Span)> Read(Instruction instruction) =>
        instruction.Is("LABEL")
            ? instruction.Pairs.Where(pair => pair.Value is not null).Select(pair => (pair.Name, pair.Value!.Value.Value, pair.NameSpan.Union(pair.Value.Value.Span)))
            : [];
}
