using System.Reflection;

namespace A11.Agents.Tests.Generation;

/// <summary>A small but whole service of each stack, as people have them: a health endpoint, variables, a database, tests and the tools that it has chosen. Each is a method of its own file.</summary>
internal static partial class StackRepositories
{
    /// <summary>The names of the stacks.</summary>
    public static IEnumerable<string> Names => Methods.Select(static method => method.Name).Order(StringComparer.Ordinal);

    private static IEnumerable<MethodInfo> Methods => typeof(StackRepositories).GetMethods(BindingFlags.Public | BindingFlags.Static).Where(static method => method.ReturnType == typeof(RepositoryFolder) && method.GetParameters().Length == 0);

    /// <summary>The repository of a stack.</summary>
    /// <param name="name">The stack's name.</param>
    public static RepositoryFolder Create(string name) => (RepositoryFolder)Methods.Single(method => method.Name == name).Invoke(null, null)!;
}
