using System.Buffers;
using System.Collections.Immutable;
using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Kubernetes.Model;
using A11.Core.Text;
using A11.Core.Yaml.Syntax;

namespace A11.Core.Kubernetes.Rules;

/// <summary>Looks at the names of objects, containers and volumes, and at labels (Kubernetes documentation, “Object Names and IDs”, “Labels and Selectors”).</summary>
public sealed class ObjectNames : KubernetesRule
{
    private static readonly CheckDescriptor Name = new("AXK0021", "invalid-object-name", "Names must have a form that Kubernetes supports", Severity.Error, Category.Correct);

    private static readonly CheckDescriptor Label = new("AXK0022", "invalid-label", "Labels must have a form that Kubernetes supports", Severity.Error, Category.Correct);

    private const int LongestLabel = 63;

    private const int LongestSubdomain = 253;

    private static readonly SearchValues<char> LowerCase = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-");

    private static readonly SearchValues<char> LabelCharacters = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.");

    /// <summary>What stands in a text that another program fills in, or a reader: <c>$(NAME)</c>, <c>{{ name }}</c>, <c>&lt;name&gt;</c>, <c>%NAME%</c>.</summary>
    private static readonly SearchValues<char> Placeholders = SearchValues.Create("${}<>%[]()");

    /// <summary>Kinds whose names are one label of a domain name.</summary>
    private static readonly HashSet<string> LabelKinds = new(StringComparer.Ordinal) { "Namespace", "Service" };

    /// <inheritdoc/>
    public override CheckDescriptor Descriptor => Name;

    /// <inheritdoc/>
    public override ImmutableArray<CheckDescriptor> Descriptors { get; } = [Name, Label];

    /// <inheritdoc/>
    public override void Visit(Manifest manifest, RuleContext context)
    {
        // What looks like a custom resource can be a program's own settings, which no API server sees.
        if (!manifest.IsBuiltIn)
        {
            return;
        }

        CheckLabels(manifest.Labels, context);
        if (!manifest.IsPartial && manifest.Root["metadata"]?.AsMapping?["name"]?.AsScalar is { } name && !MayBeFilledIn(name.Value) && FindProblem(manifest, name.Value) is { } problem)
        {
            context.Report(Name, name.Span, $"{manifest.Kind.Value} {(name.Value.Length == 0 ? "has an empty name" : $"can't be named {PrintableText.Line(name.Value)}")}, so the API server rejects it. {problem}");
        }
    }

    /// <inheritdoc/>
    public override void Visit(Workload workload, RuleContext context)
    {
        if (workload.Labels != workload.Manifest.Labels)
        {
            CheckLabels(workload.Labels, context);
        }

        foreach (var volume in workload.Volumes)
        {
            CheckLabelName(volume["name"], "A volume", context);
        }
    }

    /// <inheritdoc/>
    public override void Visit(Container container, RuleContext context) => CheckLabelName(container.Mapping["name"], "A container", context);

    private static void CheckLabelName(YamlNode? name, string subject, RuleContext context)
    {
        if (name?.AsScalar is { Value.Length: > 0 } text && !MayBeFilledIn(text.Value) && !IsDomainLabel(text.Value))
        {
            context.Report(Name, text.Span, $"{subject} can't be named {PrintableText.Line(text.Value)}, so the API server rejects it. {Advise(LongestLabel, "letters, digits and hyphens")}");
        }
    }

    /// <summary>What names of the kind must be; null where the name is right.</summary>
    private static string? FindProblem(Manifest manifest, string name) => manifest switch
    {
        // Names of roles are parts of paths (apimachinery, “IsValidPathSegmentName”).
        { Group: "rbac.authorization.k8s.io" } => name is "." or ".." || name.Contains('/', StringComparison.Ordinal) ? "Use a name without slashes." : null,
        { Group: "", Kind.Value: var kind } when LabelKinds.Contains(kind) => IsDomainLabel(name) ? null : Advise(LongestLabel, "letters, digits and hyphens"),
        _ => name.Length is > 0 and <= LongestSubdomain && name.Split('.').All(IsDomainPart) ? null : Advise(LongestSubdomain, "letters, digits, hyphens and dots"),
    };

    private static string Advise(int length, string characters) => $"Use at most {length} lower-case {characters}, with a letter or digit at both ends.";

    private static bool IsDomainLabel(string name) => name.Length <= LongestLabel && IsDomainPart(name);

    private static bool IsDomainPart(string name) => name.Length > 0 && !name.AsSpan().ContainsAnyExcept(LowerCase) && name[0] != '-' && name[^1] != '-';

    private static void CheckLabels(YamlMapping? labels, RuleContext context)
    {
        foreach (var label in labels?.Entries ?? [])
        {
            if (label.Key is YamlScalar { Value: not "<<" } key && !MayBeFilledIn(key.Value) && !IsLabelKey(key.Value))
            {
                context.Report(Label, key.Span, $"{PrintableText.Line(key.Value)} is no key of a label, so the API server rejects the object. Use letters, digits, hyphens, underscores and dots, after an optional domain name and a slash.");
            }

            if (label.Value.AsScalar is { IsNull: false } value && !MayBeFilledIn(value.Value) && value.Value.Length > 0 && !IsLabelText(value.Value))
            {
                context.Report(Label, value.Span, $"The label {PrintableText.Line(label.Name)} can't be {PrintableText.Line(value.Value)}, so the API server rejects the object. Use at most {LongestLabel} letters, digits, hyphens, underscores and dots, with a letter or digit at both ends.");
            }
        }
    }

    private static bool IsLabelKey(string key)
    {
        var slash = key.IndexOf('/', StringComparison.Ordinal);
        return IsLabelText(key[(slash + 1)..]) && (slash < 0 || (slash <= LongestSubdomain && key[..slash].Split('.').All(IsDomainPart)));
    }

    private static bool IsLabelText(string text) =>
        text.Length is > 0 and <= LongestLabel && !text.AsSpan().ContainsAnyExcept(LabelCharacters) && char.IsAsciiLetterOrDigit(text[0]) && char.IsAsciiLetterOrDigit(text[^1]);

    private static bool MayBeFilledIn(string text) => text.AsSpan().ContainsAny(Placeholders);
}
