using A11.Agents.Workspaces.History;
using CliWrap;
using CliWrap.Buffered;

namespace A11.Agents.Tests.Workspaces;

/// <summary>The history of a workspace is one that git itself could have written.</summary>
[TestClass]
public sealed class WorkspaceHistoryTests
{
    [TestMethod]
    public void Its_tree_is_the_one_that_git_made_of_the_same_files()
    {
        using var repository = Odd();
        using var workspace = EscapeTests.Create(repository);
        Assert.AreEqual(Git(repository.Root, "rev-parse", "HEAD^{tree}"), Git(workspace.Folder, "rev-parse", "HEAD^{tree}"));
        Assert.AreEqual(Git(repository.Root, "ls-files", "--stage", "-z"), Git(workspace.Folder, "ls-files", "--stage", "-z"));
    }

    [TestMethod]
    public void Git_finds_no_fault_and_nothing_changed()
    {
        using var repository = Odd();
        using var workspace = EscapeTests.Create(repository);
        Assert.AreEqual("", Git(workspace.Folder, "fsck", "--strict", "--no-progress"));
        Assert.AreEqual("", Git(workspace.Folder, "status", "--porcelain"));
        Assert.HasCount(1, Directory.GetFiles(Path.Combine(workspace.Folder, ".git", "objects"), "*.pack", SearchOption.AllDirectories));

        // It looks at the index alone, and reads no file whose status is the one noted there.
        Assert.AreEqual("", Git(workspace.Folder, "diff-files"));
    }

    [TestMethod]
    public void An_agent_works_with_it()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Inconclusive("This needs a Unix shell.");
        }

        using var repository = Odd();
        using var workspace = EscapeTests.Create(repository);
        EscapeTests.Work(workspace, "echo more >> README.md && git diff --quiet; test $? = 1 && git stash -q && git diff --quiet && git stash pop -q && git commit -qam change && test $(git rev-list --count HEAD) = 2 && git show HEAD~1:README.md | grep -q 'read me' && git gc -q && git fsck --strict --no-progress > /dev/null");
        Assert.AreEqual("README.md", Assert.ContainsSingle(workspace.Compare(CancellationToken.None).Changes).Path);
    }

    [TestMethod]
    public void A_repository_without_files_has_a_commit_too()
    {
        using var repository = new RepositoryFolder().Commit();
        using var workspace = EscapeTests.Create(repository);
        Assert.AreEqual("1", Git(workspace.Folder, "rev-list", "--count", "HEAD"));
        Assert.AreEqual("", Git(workspace.Folder, "status", "--porcelain") + Git(workspace.Folder, "fsck", "--strict", "--no-progress"));
    }

    [TestMethod]
    [DataRow(0)]
    [DataRow(15)]
    [DataRow(16)]
    [DataRow(65_535)]
    [DataRow(65_536)]
    [DataRow(131_073)]
    public void A_pack_larger_than_its_short_offsets_is_read_by_git(int length)
    {
        using var repository = new RepositoryFolder().Git("init", "--quiet");
        var content = new byte[length];
        new Random(length).NextBytes(content);
        File.WriteAllBytes(Path.Combine(repository.Root, "file"), content);
        string[] ids;
        using (var pack = new Pack(Path.Combine(repository.Root, "staged")) { FirstLongOffset = 13 })
        {
            using (var file = File.OpenHandle(Path.Combine(repository.Root, "file")))
            {
                ids = [.. new[] { pack.Add(ObjectKind.Blob, "first"u8), pack.Add(ObjectKind.Blob, content), pack.Add(file, length), pack.Add(ObjectKind.Blob, "last"u8) }.Select(id => id.ToString())];
            }

            pack.MoveTo(Path.Combine(repository.Root, ".git", "objects", "pack"));
        }

        Assert.AreEqual(ids[1], ids[2]);
        Assert.AreEqual(Git(repository.Root, "hash-object", "file"), ids[1]);
        Assert.AreEqual("first", Git(repository.Root, "cat-file", "blob", ids[0]));
        Assert.AreEqual("last", Git(repository.Root, "cat-file", "blob", ids[3]));
        _ = Git(repository.Root, "verify-pack", Directory.GetFiles(Path.Combine(repository.Root, ".git", "objects", "pack"), "*.idx").Single());
    }

    /// <summary>What is odd in a repository: sizes around each limit, twins, line endings, marks of other programs, names of all kinds.</summary>
    private static RepositoryFolder Odd()
    {
        var repository = EscapeTests.Repository().With("empty", "").With("one", "x").With("twin/one", "x").With("windows.txt", "a\r\nb\r\n").With("$Id$.txt", "$Id$\n")
            .With(".gitattributes", "*.bin filter=lfs\n*.u16 working-tree-encoding=UTF-16\n").With("a.b/c", "1").With("a/b", "2").With("a-b", "3").With("a/b.c/d/e/f", "4")
            .With("block.bin", new string('b', 65_535)).With("blocks", new string('c', 200_000)).With("large", new string('d', 3_000_000)).With(new string('n', 200) + "/" + new string('m', 200), "long");
        if (!OperatingSystem.IsWindows())
        {
            _ = repository.With("run.sh", "#!/bin/sh\n").With("new\nline", "5");
            File.SetUnixFileMode(Path.Combine(repository.Root, "run.sh"), (UnixFileMode)0x1ED);
            File.SetUnixFileMode(Path.Combine(repository.Root, "one"), (UnixFileMode)0x180);
            _ = Cli.Wrap("sh").WithArguments(["-c", "ln -s \"$(printf 'a\\377b')\" odd-link"]).WithWorkingDirectory(repository.Root).ExecuteAsync().GetAwaiter().GetResult();
        }

        // By the bytes, as a workspace has them.
        Directory.CreateDirectory(Path.Combine(repository.Root, ".git", "info"));
        File.WriteAllText(Path.Combine(repository.Root, ".git", "info", "attributes"), "* -text -filter -ident -working-tree-encoding\n");
        return repository.Commit();
    }

    private static string Git(string folder, params string[] arguments)
    {
        var result = Cli.Wrap("git").WithArguments(arguments).WithWorkingDirectory(folder).WithValidation(CommandResultValidation.None).ExecuteBufferedAsync().GetAwaiter().GetResult();
        return result.IsSuccess ? (result.StandardOutput + result.StandardError).Trim() : throw new InvalidOperationException($"git {string.Join(' ', arguments)}: {result.StandardError}");
    }
}
