namespace A11.Core.Tests.Architecture;

/// <summary>
/// Imports stand in the order that <c>dotnet format</c> writes: namespaces, types, aliases; in each of them System before all others, then by name. No analyzer says so in a build, and the formatter would load and compile the solution again for it.
/// </summary>
[TestClass]
public sealed class ImportOrderTests
{
    [TestMethod]
    public void Imports_are_in_order()
    {
        var wrong = new[] { "src", "tests", "build" }
            .SelectMany(directory => Directory.EnumerateFiles(Path.Combine(RepositoryRoot.Path, directory), "*.cs", SearchOption.AllDirectories))
            .Select(file => Path.GetRelativePath(RepositoryRoot.Path, file))
            .Where(file => !file.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj"))
            .Select(file => (File: file, Import: FindMisplaced(File.ReadLines(Path.Combine(RepositoryRoot.Path, file)))))
            .Where(static found => found.Import is not null)
            .Select(static found => $"{found.File}: {found.Import}");
        Assert.AreEqual("", string.Join('\n', wrong));
    }

    [TestMethod]
    [DataRow(null, "using System;", "using System.IO;", "using A11.Core;", "using A11.Core.Text;", "using CliWrap;", "using static A11.Core.X;", "using B = A11.Core.B;", "", "namespace N;")]
    [DataRow("using A11.Core;", "using A11.Core.Text;", "using A11.Core;")]
    [DataRow("using System.IO;", "using A11.Core;", "using System.IO;")]
    [DataRow("using CliWrap;", "using static A11.Core.X;", "using CliWrap;")]
    [DataRow("using static A11.Core.X;", "using B = A11.Core.B;", "using static A11.Core.X;")]
    [DataRow("using A = A11.Core.B;", "using B = A11.Core.A;", "using A = A11.Core.B;")]
    [DataRow("using B;", "// Which program it is.", "", "using C;", "using B;")]
    public void The_first_that_stands_too_late_is_named(string? expected, params string[] lines) => Assert.AreEqual(expected, FindMisplaced(lines));

    private static string? FindMisplaced(IEnumerable<string> lines)
    {
        var imports = lines
            .TakeWhile(static line => line.Length == 0 || line.StartsWith("using ", StringComparison.Ordinal) || line.StartsWith("//", StringComparison.Ordinal) || line.StartsWith('#'))
            .Where(static line => line.StartsWith("using ", StringComparison.Ordinal))
            .ToArray();
        return imports.Zip(imports.Skip(1)).FirstOrDefault(static pair => Compare(pair.First, pair.Second) > 0).Second;
    }

    private static int Compare(string first, string second)
    {
        var (left, right) = (Read(first), Read(second));
        return left.Kind != right.Kind ? left.Kind.CompareTo(right.Kind) : left.Names.Zip(right.Names, StringComparer.OrdinalIgnoreCase.Compare).FirstOrDefault(static order => order != 0) is var order and not 0
            ? left.IsSystem != right.IsSystem ? right.IsSystem.CompareTo(left.IsSystem) : order
            : left.Names.Length.CompareTo(right.Names.Length);
    }

    /// <summary>What an import is sorted by; an alias by its own name.</summary>
    private static (int Kind, bool IsSystem, string[] Names) Read(string line)
    {
        const string type = "static ";
        var text = line["using ".Length..].TrimEnd(';');
        if (text.IndexOf(" = ", StringComparison.Ordinal) is var end and >= 0)
        {
            return (2, false, [text[..end]]);
        }

        var isType = text.StartsWith(type, StringComparison.Ordinal);
        var names = (isType ? text[type.Length..] : text).Split('.');
        return (isType ? 1 : 0, names[0] == "System", names);
    }
}
