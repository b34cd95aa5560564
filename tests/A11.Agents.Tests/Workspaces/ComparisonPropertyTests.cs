using System.Text;
using A11.Agents.Changes;
using A11.Agents.Promotion;
using CsCheck;

namespace A11.Agents.Tests.Workspaces;

/// <summary>Whatever is done to a tree, the comparison finds exactly that, and promoting it makes the repository the same as the workspace.</summary>
[TestClass]
public sealed class ComparisonPropertyTests
{
    private const int Trees = 40;

    private static readonly string[] Paths = ["a", "b.yml", "d", "d/a", "d/e", "d/e/f.yml", "d/e/g", "Über/ß.yml", "with space", "-dash", "d.x", "d/.hidden"];

    private static readonly Gen<Node> Nodes = Gen.Select(Gen.OneOf(Gen.Const(""), Gen.Const("x"), Gen.Const("y\n"), Gen.Const(new string('z', 200_000))), Gen.Bool, (text, isExecutable) => new Node(text, isExecutable && !OperatingSystem.IsWindows()));

    private static readonly Gen<(string Path, Node? Node)> Edits = Gen.Select(Gen.Int[0, Paths.Length - 1], Gen.Int[0, 3], Nodes, (path, kind, node) => (Paths[path], kind == 0 ? null : node));

    [TestMethod]
    public void The_comparison_finds_what_was_done_and_promotion_does_it_again() =>
        Gen.Select(Edits.Array[0, 8], Edits.Array[0, 8]).Sample(
            (first, then) =>
            {
                using var repository = new RepositoryFolder();
                var before = Apply(repository.Root, [], first);
                _ = repository.Commit();
                using var workspace = EscapeTests.Create(repository);
                var after = Apply(workspace.Folder, before, then);
                var found = workspace.Compare(CancellationToken.None);
                Assert.IsTrue(found.Violations.IsEmpty && found.Exceeded is null);
                Assert.AreEqual(Describe(Difference(before, after)), Describe(found.Changes));

                new Promoter(repository.Root).Promote(found.Changes, found.Changes.ToDictionary(change => change.Path, change => before.TryGetValue(change.Path, out var node) ? ContentHash.Compute(Encoding.UTF8.GetBytes(node.Text)) : null));
                Assert.AreEqual(Describe(after), Describe(Read(repository.Root)));
            },
            iter: Trees,
            threads: 1);

    /// <summary>Does the edits on disk and returns what should be there: a file takes the place of a folder, and a folder that of a file.</summary>
    private static SortedDictionary<string, Node> Apply(string root, SortedDictionary<string, Node> tree, IEnumerable<(string Path, Node? Node)> edits)
    {
        var result = new SortedDictionary<string, Node>(tree, StringComparer.Ordinal);
        foreach (var (path, node) in edits)
        {
            var full = Path.Combine(root, path);
            foreach (var other in result.Keys.Where(other => other == path || other.StartsWith(path + "/", StringComparison.Ordinal) || path.StartsWith(other + "/", StringComparison.Ordinal)).ToArray())
            {
                if (node is not null || !path.StartsWith(other + "/", StringComparison.Ordinal))
                {
                    _ = result.Remove(other);
                    File.Delete(Path.Combine(root, other));
                }
            }

            if (Directory.Exists(full))
            {
                Directory.Delete(full, recursive: true);
            }

            if (node is not null)
            {
                result[path] = node;
                _ = Directory.CreateDirectory(Path.GetDirectoryName(full)!);
                File.WriteAllText(full, node.Text);
                SetExecutable(full, node.IsExecutable);
            }
        }

        return result;
    }

    private static void SetExecutable(string file, bool isExecutable)
    {
        const UnixFileMode Ordinary = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;
        const UnixFileMode Execute = UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(file, isExecutable ? Ordinary | Execute : Ordinary);
        }
    }

    private static IEnumerable<Change> Difference(SortedDictionary<string, Node> before, SortedDictionary<string, Node> after) => before.Keys.Union(after.Keys).Order(StringComparer.Ordinal)
        .Where(path => before.GetValueOrDefault(path) != after.GetValueOrDefault(path))
        .Select(path => (before.GetValueOrDefault(path), after.GetValueOrDefault(path)) switch
        {
            (null, { } added) => new Change(path, ChangeKind.Added, Encoding.UTF8.GetBytes(added.Text), added.IsExecutable),
            (_, null) => new Change(path, ChangeKind.Deleted, default),
            ({ } old, { } changed) => new Change(path, old.Text == changed.Text ? ChangeKind.ModeChanged : ChangeKind.Modified, Encoding.UTF8.GetBytes(changed.Text), changed.IsExecutable),
        });

    private static SortedDictionary<string, Node> Read(string root) => new(
        Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories)
            .Select(file => (File: file, Path: Path.GetRelativePath(root, file).Replace('\\', '/')))
            .Where(file => !file.Path.StartsWith(".git/", StringComparison.Ordinal) && !file.Path.StartsWith(".a11/", StringComparison.Ordinal))
            .ToDictionary(file => file.Path, file => new Node(File.ReadAllText(file.File), !OperatingSystem.IsWindows() && File.GetUnixFileMode(file.File).HasFlag(UnixFileMode.UserExecute))),
        StringComparer.Ordinal);

    private static string Describe(IEnumerable<Change> changes) =>
        string.Join('\n', changes.Select(change => $"{change.Path} {change.Kind} {ContentHash.Compute(change.Content.Span)} {change.IsExecutable}"));

    private static string Describe(SortedDictionary<string, Node> tree) => string.Join('\n', tree.Select(file => $"{file.Key} {ContentHash.Compute(Encoding.UTF8.GetBytes(file.Value.Text))} {file.Value.IsExecutable}"));

    private sealed record Node(string Text, bool IsExecutable);
}
