using A11.Core.Workflows.Expressions;
using A11.Core.Workflows.Model;
using A11.Core.Yaml.Syntax;

namespace A11.Core.Workflows.Taint;

/// <summary>The values that a matrix has for what an expression reads of it.</summary>
internal static class MatrixSources
{
    /// <summary>How deep a value of a matrix is followed into.</summary>
    private const int MaximumDepth = 8;

    /// <summary>The values of <c>matrix.name.…</c>; null where they are known only when the job runs. Those that <c>exclude</c> takes out are among them.</summary>
    public static IReadOnlyList<YamlNode>? Find(ContextReference reference, WorkflowJob job)
    {
        if (reference.Path.Length == 0 || reference.Path.Length > MaximumDepth || reference.Path[0] == ContextReference.Any || job.Mapping["strategy"]?.AsMapping?["matrix"] is not { } matrix || matrix.AsMapping is not { } dimensions)
        {
            return null;
        }

        var values = new List<YamlNode>();
        foreach (var entry in dimensions.Entries)
        {
            var isInclude = entry.Name == "include";
            if (entry.Name == "exclude" || (!isInclude && !IsName(entry.Name, reference.Path[0])))
            {
                continue;
            }

            if (entry.Value.AsSequence is not { } items)
            {
                return null;
            }

            foreach (var item in items.Items)
            {
                var value = Walk(item.Resolved, isInclude ? reference.Path.AsSpan() : reference.Path.AsSpan()[1..]);
                if (value is not null)
                {
                    values.Add(value);
                }
                else if (isInclude && item.AsMapping is null)
                {
                    return null;
                }
            }
        }

        return values;
    }

    private static YamlNode? Walk(YamlNode? node, ReadOnlySpan<string> path)
    {
        foreach (var part in path)
        {
            node = FindIgnoringCase(node?.AsMapping, part);
        }

        return node?.Resolved;
    }

    private static YamlNode? FindIgnoringCase(YamlMapping? mapping, string name)
    {
        foreach (var entry in mapping?.Entries ?? [])
        {
            if (IsName(entry.Name, name))
            {
                return entry.Value;
            }
        }

        return null;
    }

    private static bool IsName(string written, string name) => written.Equals(name, StringComparison.OrdinalIgnoreCase);
}
