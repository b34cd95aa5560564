using System.Collections.Immutable;

namespace A11.Agents.Generation.Java;

/// <summary>Modules that need each other: what a module needs to run, those that it needs bring with them.</summary>
internal static class JavaModuleGraph
{
    /// <summary>How a dependency on a module of the same Gradle build begins; the module's directory follows.</summary>
    public const string Project = "project:";

    /// <summary>The modules, each with what all need that it needs.</summary>
    public static ImmutableArray<JavaModule> Resolve(IReadOnlyCollection<JavaModule> modules) => [.. modules.Select(module => module with { Dependencies = FindAll(module, modules) })];

    private static ImmutableArray<string> FindAll(JavaModule module, IReadOnlyCollection<JavaModule> modules)
    {
        var found = new HashSet<JavaModule>();
        var open = new Stack<JavaModule>([module]);
        while (open.TryPop(out var next))
        {
            if (found.Add(next))
            {
                foreach (var other in modules.Where(other => other != next && next.Dependencies.Any(dependency => IsOf(dependency, other))))
                {
                    open.Push(other);
                }
            }
        }

        return [.. found.SelectMany(part => part.Dependencies).Distinct(StringComparer.Ordinal)];
    }

    private static bool IsOf(string dependency, JavaModule module) =>
        dependency.StartsWith(Project, StringComparison.Ordinal) ? dependency[Project.Length..] == module.Directory : dependency.EndsWith($":{module.Name}", StringComparison.Ordinal);
}
