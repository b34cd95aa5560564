using System.Collections.Immutable;

namespace A11.Agents.Generation.DotNet;

/// <summary>What a project file of .NET says, whoever read it: MSBuild itself, or we as XML.</summary>
/// <param name="Path">The project's path from the root.</param>
/// <param name="Property">The value of a property; empty where it is not set or not known. A path that begins with a slash begins at the repository's root.</param>
/// <param name="Items">Its items.</param>
/// <param name="Imports">The files of the repository that it imports.</param>
/// <param name="Sources">The files of the repository that its build reads, where MSBuild listed them; null where nobody did.</param>
internal sealed record ProjectFacts(string Path, Func<string, string> Property, ImmutableArray<ProjectItem> Items, ImmutableArray<string> Imports, ImmutableArray<string>? Sources)
{
    /// <summary>What the items of a type are included by.</summary>
    public IEnumerable<string> Includes(string type) => Items.Where(item => item.Type == type).Select(item => item.Include);

    /// <summary>Whether a property is true.</summary>
    public bool IsTrue(string property) => Property(property).Equals("true", StringComparison.OrdinalIgnoreCase);
}

/// <summary>An item of a project.</summary>
/// <param name="Type">Its type, such as <c>PackageReference</c>.</param>
/// <param name="Include">What it is included by.</param>
/// <param name="File">The file of the repository that it is; null where it is none.</param>
/// <param name="IsOptional">Whether a build goes on without the file.</param>
internal sealed record ProjectItem(string Type, string Include, string? File, bool IsOptional);
