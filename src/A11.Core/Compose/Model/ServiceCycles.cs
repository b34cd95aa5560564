using A11.Core.Yaml.Syntax;

namespace A11.Core.Compose.Model;

/// <summary>Cycles of services that refer to each other. One that is in several cycles is named in one of them.</summary>
internal static class ServiceCycles
{
    /// <summary>Finds the cycles: the reference that closes each, and its services, the first of them at the end again.</summary>
    /// <param name="file">The services.</param>
    /// <param name="references">The services that one refers to.</param>
    public static IEnumerable<(YamlNode Place, List<string> Names)> Find(ComposeFile file, Func<ComposeService, IEnumerable<(YamlNode Node, string Name)>> references)
    {
        var done = new HashSet<ComposeService>(ReferenceEqualityComparer.Instance);
        foreach (var service in file.Services)
        {
            foreach (var cycle in Walk(service, file, references, done))
            {
                yield return cycle;
            }
        }
    }

    /// <summary>Walks down from a service without recursion: chains may be as long as the file.</summary>
    private static IEnumerable<(YamlNode Place, List<string> Names)> Walk(ComposeService start, ComposeFile file, Func<ComposeService, IEnumerable<(YamlNode Node, string Name)>> references, HashSet<ComposeService> done)
    {
        if (!done.Add(start))
        {
            yield break;
        }

        var depths = new Dictionary<string, int>(StringComparer.Ordinal) { [start.Name] = 0 };
        var path = new List<(string Name, IEnumerator<(YamlNode Node, string Name)> Next)> { (start.Name, references(start).GetEnumerator()) };
        while (path.Count > 0)
        {
            var (name, others) = path[^1];
            if (!others.MoveNext())
            {
                _ = depths.Remove(name);
                path.RemoveAt(path.Count - 1);
                continue;
            }

            var (place, next) = others.Current;
            if (depths.TryGetValue(next, out var depth))
            {
                yield return (place, [.. path.Skip(depth).Select(static step => step.Name), next]);
            }
            else if (file.Find(next) is { } service && done.Add(service))
            {
                depths[next] = path.Count;
                path.Add((next, references(service).GetEnumerator()));
            }
        }
    }
}
