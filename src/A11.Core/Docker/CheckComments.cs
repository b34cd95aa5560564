using System.Collections.Immutable;
using A11.Core.Analysis;
using A11.Core.Docker.Model;
using A11.Core.Docker.Syntax;
using A11.Core.Text;

namespace A11.Core.Docker;

/// <summary>
/// Reads which of BuildKit's checks a Dockerfile switches off: <c># check=skip=A,B</c> among the directives for all of it, right above an
/// instruction for that one (Dockerfile reference, “check”; build checks).
/// </summary>
internal static class CheckComments
{
    private const string Peer = "buildkit";
    private const string Marker = "check=";

    /// <summary>Whether a Dockerfile asks by <c># check=error=true</c> to fail for what BuildKit's checks find.</summary>
    public static bool AreErrors(Dockerfile file) =>
        file.Directives.TryGetValue("check", out var directive) && CheckOptions.TryParse(directive.Value, out var options, out _) && options.IsError;

    public static IEnumerable<Suppression> Read(Dockerfile file, ImmutableArray<Rule> rules)
    {
        if (file.Directives.TryGetValue("check", out var directive) && Create(directive.Value, directive.Span, null, rules) is { } everywhere)
        {
            yield return everywhere;
        }

        foreach (var instruction in file.Instructions)
        {
            foreach (var comment in instruction.LeadingComments)
            {
                var text = file.Source[comment].TrimStart("# \t");
                if (text.StartsWith(Marker, StringComparison.OrdinalIgnoreCase) && Create(text[Marker.Length..].ToString(), comment, instruction.Span, rules) is { } here)
                {
                    yield return here;
                }
            }
        }
    }

    private static Suppression? Create(string options, TextSpan comment, TextSpan? target, ImmutableArray<Rule> rules) =>
        CheckOptions.TryParse(options, out var parsed, out _) && !parsed.Skip.IsEmpty
            ? new Suppression(comment, [.. NamesOf(parsed, rules).Select(name => new SuppressedName(name, comment))], target, Peer, null)
            : null;

    /// <summary>The checks by their full names; what can't be built stays refused, whatever is skipped.</summary>
    private static IEnumerable<string> NamesOf(CheckOptions options, ImmutableArray<Rule> rules) => options.Skip.Contains("all")
        ? rules.SelectMany(rule => rule.Descriptor.Aliases).Where(alias => alias.StartsWith(Peer + "/", StringComparison.Ordinal) && alias != Peer + "/build-error")
        : options.Skip.Select(name => $"{Peer}/{name}");
}
