using System.Net.Sockets;
using A11.Agents.Repositories;
using A11.Agents.Workspaces;
using A11.Core.Boundaries;
using A11.Core.Configuration;
using CliWrap;

namespace A11.Agents.Tests.Workspaces;

/// <summary>
/// Whatever an agent does to its workspace ends as an escape, or as a change that the boundary judges; nothing is lost, mangled or followed. The boundary
/// allows everything but <c>src</c>.
/// </summary>
[TestClass]
public sealed class EscapeTests
{
    private static readonly Boundary Boundary = new([PathPattern.Parse("**")], [PathPattern.Parse("src/**")]);

    [TestMethod]
    [DataRow("true", "")]
    [DataRow("touch README.md; cp README.md x; mv x README.md", "")]
    [DataRow("mkdir -p empty/folders", "")]
    [DataRow("git checkout -q -b mine && echo x > new.yml && git add -A && git commit -q -m mine && git gc -q", "new.yml Added")]
    [DataRow("mkdir bin && echo x > bin/ignored", "bin/ignored Added")]
    [DataRow("mkdir -p node_modules/x && echo x > node_modules/x/y && ln -s /etc node_modules/link && mkfifo node_modules/pipe && git init -q node_modules/repository", "")]
    // Links
    [DataRow("ln -s README.md deploy.yml", "deploy.yml Link")]
    [DataRow("ln -s /etc deploy", "deploy Link")]
    [DataRow("ln -s nowhere deploy.yml", "deploy.yml Link")]
    [DataRow("rm README.md && ln -s Dockerfile README.md", "README.md Link")]
    [DataRow("rm -r src && ln -s /etc src", "src Link, src/app.cs Deleted Denied, src/lib/a.cs Deleted Denied")]
    [DataRow("ln -sfn Dockerfile link", "link Link")]
    [DataRow("rm link", "link Link")]
    [DataRow("rm link && echo x > link", "link Link")]
    [DataRow("echo x >> link", "README.md Modified")]
    [DataRow("ln README.md deploy.yml", "README.md Link, deploy.yml Link")]
    [DataRow("ln src/app.cs \"$TMPDIR/app.cs\" && echo x >> \"$TMPDIR/app.cs\"", "src/app.cs Link")]
    // What is no file
    [DataRow("mkfifo deploy.yml", "deploy.yml Link")]
    [DataRow("rm README.md && mkfifo README.md", "README.md Link")]
    [DataRow("mknod deploy.yml c 1 5", "deploy.yml Link")]
    [DataRow("mkfifo \"$(printf 'a\\033b\\nc.yml')\"", "a\\u001bb\\u000ac.yml Link")]
    // Repositories
    [DataRow("git init -q inner && echo x > inner/a.yml", "inner Link, inner/a.yml Added")]
    [DataRow("mkdir inner && echo 'gitdir: /elsewhere' > inner/.git", "inner Link")]
    [DataRow("git worktree add -q inner", "inner Link, inner/.gitignore Added Unnamed, inner/Dockerfile Added, inner/README.md Added, inner/link Link, inner/src/app.cs Added, inner/src/lib/a.cs Added")]
    [DataRow("echo '[submodule \"x\"]' > .gitmodules", ".gitmodules Added Protected")]
    [DataRow("mkdir -p .git/hooks && echo x > .git/hooks/pre-commit", ".git/hooks/pre-commit Protected")]
    [DataRow("mkdir -p .git/hooks && echo x > .git/hooks/pre-commit.sample", "")]
    [DataRow("ln -s \"$HOME\" .git/hooks", ".git/hooks Protected")]
    [DataRow("git config core.hooksPath /elsewhere", ".git/config Protected")]
    [DataRow("git config --unset user.name", ".git/config Protected")]
    [DataRow("echo x > .git/config.worktree", ".git/config.worktree Protected")]
    [DataRow("mkdir -p .git/objects/info && echo /elsewhere > .git/objects/info/alternates", ".git/objects/info/alternates Protected")]
    [DataRow("mv .git/objects ../objects && ln -s ../../objects .git/objects", ".git/objects/info/alternates Protected, .git/objects/info/http-alternates Protected")]
    [DataRow("rm -rf .git", ".git Protected")]
    [DataRow("mv .git \"$HOME/git\" && echo \"gitdir: $HOME/git\" > .git", ".git Protected")]
    [DataRow("mv .git \"$HOME/git\" && ln -s \"$HOME/git\" .git", ".git Protected")]
    [DataRow("mkdir .GIT && echo x > .GIT/config", ".GIT/config Added Protected")]
    // Modes
    [DataRow("chmod +x README.md", "README.md ModeChanged")]
    [DataRow("chmod 000 README.md", "README.md ModeChanged")]
    [DataRow("chmod u+s src/app.cs", "src/app.cs ModeChanged Denied")]
    [DataRow("echo y > src/app.cs && chmod 000 src/app.cs src/lib src", "src/app.cs Modified Denied")]
    [DataRow("mkdir closed && echo x > closed/a.yml && chmod 000 closed/a.yml closed", "closed/a.yml Added")]
    // Names
    [DataRow("mkdir SRC && echo x > SRC/app.cs", "SRC/app.cs Added Denied")]
    [DataRow("mkdir ｓｒｃ && echo x > ｓｒｃ/app.cs", "ｓｒｃ/app.cs Added Denied")]
    [DataRow("printf x > \"$(printf 'a\\342\\200\\256b.yml')\"", "a\u202Eb.yml Added UnsafeName")]
    [DataRow("printf x > \"$(printf 'a\\nb.yml')\"", "a\nb.yml Added UnsafeName")]
    [DataRow("printf x > \"$(printf 'a\\033b.yml')\"", "a\u001Bb.yml Added UnsafeName")]
    [DataRow("printf x > \"$(printf 'a\\377b.yml')\"; printf y > \"$(printf 'a\\376b.yml')\"", "a\\xfeb.yml UnsafeName, a\\xffb.yml UnsafeName")]
    [DataRow("printf x > \"$(printf 'a\\357\\277\\275b.yml')\"", "a\uFFFDb.yml Added UnsafeName")]
    [DataRow("d=\"$(printf 'd\\377')\"; mkdir \"$d\" && echo x > \"$d/a.yml\"", "d\\xff/a.yml UnsafeName")]
    [DataRow("echo x > a.yml.; echo x > 'b.yml '; echo x > PROGRA~1; echo x > con.yml; echo x > a:b; echo x > 'a\\b'", "PROGRA~1 Added UnsafeName, a.yml. Added UnsafeName, a:b Added UnsafeName, a\\b Added UnsafeName, b.yml  Added UnsafeName, con.yml Added UnsafeName")]
    [DataRow("p=.; for i in $(seq 220); do p=$p/d; done; mkdir -p $p && echo x > $p/deep.yml", "d/…/d UnsafeName")]
    // Both ends
    [DataRow("rm src/app.cs", "src/app.cs Deleted Denied")]
    [DataRow("mv src/app.cs app.cs", "app.cs Added, src/app.cs Deleted Denied")]
    [DataRow("mv README.md readme.md", "README.md Deleted, readme.md Added")]
    [DataRow("rm -r src && echo x > src", "src Added, src/app.cs Deleted Denied, src/lib/a.cs Deleted Denied")]
    [DataRow("rm README.md && mkdir README.md && echo x > README.md/inside", "README.md Deleted, README.md/inside Added")]
    [DataRow("mv src code && ln -s code src", "code/app.cs Added, code/lib/a.cs Added, src Link, src/app.cs Deleted Denied, src/lib/a.cs Deleted Denied")]
    // Our own
    [DataRow("echo x >> .agent/permissions.json", ".agent/permissions.json Protected")]
    [DataRow("chmod 777 .agent/permissions.json", ".agent/permissions.json Protected")]
    [DataRow("rm -r .agent", ".agent/permissions.json Protected")]
    [DataRow("rm -r .agent && ln -s \"$HOME\" .agent", ".agent Link, .agent/permissions.json Protected")]
    // The workspace itself
    [DataRow("cd .. && rm -rf repository", ". Link")]
    [DataRow("cd .. && mv repository other && ln -s other repository", ". Link")]
    [DataRow("chmod 000 .", "")]
    public void What_an_agent_does_is_judged(string script, string expected)
    {
        if (OperatingSystem.IsWindows() || (script.StartsWith("mknod", StringComparison.Ordinal) && !Environment.IsPrivilegedProcess))
        {
            Assert.Inconclusive("This needs a Unix shell, and devices need root.");
        }

        using var repository = Repository();
        using var workspace = Create(repository, new WorkspaceOptions { Scratch = [PathPattern.Parse("node_modules/**")] });
        workspace.WriteOwn(".agent/permissions.json", "{}"u8);
        Work(workspace, script);
        Assert.AreEqual(expected, Describe(workspace.Compare(CancellationToken.None)));
        Assert.AreEqual(expected, Describe(workspace.Compare(CancellationToken.None)), "The second look differs.");
        workspace.Dispose();
        Assert.IsFalse(Directory.Exists(Path.GetDirectoryName(workspace.Folder)));
        Assert.AreEqual("x\n", repository.Read("src/app.cs"));
    }

    [TestMethod]
    public void A_socket_is_an_escape()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Inconclusive("Windows has none.");
        }

        using var repository = Repository();
        using var workspace = Create(repository);
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        socket.Bind(new UnixDomainSocketEndPoint(Path.Combine(workspace.Folder, "s.yml")));
        Assert.AreEqual("s.yml Link", Describe(workspace.Compare(CancellationToken.None)));
    }

    [TestMethod]
    [DataRow("truncate -s 50G big.yml", "big.yml Added", "limits.bytes")]
    [DataRow("truncate -s 50G README.md", "README.md Modified", "limits.bytes")]
    [DataRow("head -c 600000 /dev/zero > a.yml; cp a.yml b.yml; rm src/app.cs", "a.yml Added, b.yml Added, src/app.cs Deleted Denied", "limits.bytes")]
    [DataRow("for i in 1 2 3 4 5 6; do echo x > $i.yml; done", "1.yml Added, 2.yml Added, 3.yml Added, 4.yml Added, 5.yml Added, 6.yml Added", "limits.files")]
    public void More_than_the_limits_is_named_and_not_read(string script, string expected, string limit)
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Inconclusive("This needs a Unix shell.");
        }

        using var repository = Repository();
        using var workspace = Create(repository, new WorkspaceOptions { Limits = new RunLimits(5, 1_000_000, 1) });
        Work(workspace, script);
        var changes = workspace.Compare(CancellationToken.None);
        Assert.AreEqual(expected, Describe(changes));
        StringAssert.Contains(changes.Exceeded?.Reason, limit);
        Assert.IsLessThanOrEqualTo(1_000_000, changes.Changes.Sum(change => change.Content.Length));
    }

    [TestMethod]
    public void A_submodule_is_not_entered()
    {
        using var repository = Repository();
        using var other = Repository();
        _ = repository.Git("-c", "protocol.file.allow=always", "submodule", "--quiet", "add", other.Root, "module").Commit();
        using var workspace = Create(repository);
        CollectionAssert.AreEqual(Array.Empty<string>(), Directory.GetFileSystemEntries(Path.Combine(workspace.Folder, "module")));
        File.WriteAllText(Path.Combine(workspace.Folder, "module", "a.yml"), "x");
        Assert.AreEqual("module/a.yml Link", Describe(workspace.Compare(CancellationToken.None)));
    }

    [TestMethod]
    [DataRow("rmdir module")]
    [DataRow("rm -r outer")]
    [DataRow("rmdir module && echo x > module")]
    [DataRow("rmdir module && : > module && chmod 000 module")]
    [DataRow("rmdir module && ln -s src module")]
    [DataRow("rmdir module && mkfifo module")]
    [DataRow("mv module src/module")]
    [DataRow("mv outer/module other && rmdir outer && ln -s . outer")]
    public void A_submodule_is_neither_removed_nor_replaced(string script)
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Inconclusive("This needs a Unix shell.");
        }

        using var repository = Repository();
        using var other = Repository();
        foreach (var place in new[] { "module", "outer/module" })
        {
            _ = repository.Git("-c", "protocol.file.allow=always", "submodule", "--quiet", "add", other.Root, place).Commit();
        }

        using var workspace = Create(repository);
        Work(workspace, script);
        var escapes = workspace.Compare(CancellationToken.None).Violations;
        var expected = script.Contains("outer", StringComparison.Ordinal) ? "outer/module" : "module";
        Assert.IsTrue(escapes.Any(escape => escape.Path == expected && escape.Kind == ViolationKind.Link), string.Join(", ", escapes));
    }

    [TestMethod]
    public void A_submodule_that_is_left_alone_is_no_escape()
    {
        using var repository = Repository();
        using var other = Repository();
        _ = repository.Git("-c", "protocol.file.allow=always", "submodule", "--quiet", "add", other.Root, "module").Commit().Git("submodule", "--quiet", "deinit", "--force", "module");
        using var workspace = Create(repository);
        Assert.IsTrue(Directory.Exists(Path.Combine(workspace.Folder, "module")));
        Assert.IsTrue(workspace.Compare(CancellationToken.None) is { Changes.IsEmpty: true, Violations.IsEmpty: true });
    }

    internal static RepositoryFolder Repository()
    {
        var repository = new RepositoryFolder().With("README.md", "read me\n").With("Dockerfile", "FROM x\n").With("src/app.cs", "x\n").With("src/lib/a.cs", "").With(".gitignore", "bin\n");
        if (!OperatingSystem.IsWindows())
        {
            _ = File.CreateSymbolicLink(Path.Combine(repository.Root, "link"), "README.md");
        }

        return repository.Commit();
    }

    internal static Workspace Create(RepositoryFolder repository, WorkspaceOptions? options = null) =>
        Workspace.Create(new RepositoryFiles(repository.Root, _ => { }), repository.Root, options ?? new WorkspaceOptions(), CancellationToken.None);

    internal static void Work(Workspace workspace, string script) => _ = Cli.Wrap("sh").WithArguments(["-c", script]).WithWorkingDirectory(workspace.Folder)
        .WithEnvironmentVariables(workspace.Variables.ToDictionary(pair => pair.Key, pair => (string?)pair.Value)).ExecuteAsync().GetAwaiter().GetResult();

    private static string Describe(WorkspaceChanges changes) => string.Join(", ", changes.Violations.Select(escape => (escape.Path, Text: $"{Shorten(escape.Path)} {escape.Kind}"))
        .Concat(changes.Changes.Select(change => (change.Path, Text: $"{change.Path} {change.Kind} {Boundary.Judge(change.Path).Violation}".TrimEnd())))
        .OrderBy(line => line.Path, StringComparer.Ordinal)
        .Select(line => line.Text));

    private static string Shorten(string path) => path.Length > 300 ? $"{path[..2]}…{path[^2..]}" : path;
}
