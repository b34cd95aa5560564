using System.Runtime.Versioning;
using A11.Agents.FileSystems;
using A11.Agents.Sandboxes;

namespace A11.Agents.Tests.Sandboxes;

/// <summary>What an agent leaves behind for its next start, and what a repository or an installation is laid out like, opens nothing to it.</summary>
[TestClass]
[OSCondition(OperatingSystems.Linux)]
[SupportedOSPlatform("linux")]
public sealed class SandboxEscapeTests
{
    private const string Done = "done";
    private const string Bubble = "bubblewrap";
    private const string Kernel = "landlock";
    private const UnixFileMode Executable = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    [TestMethod]
    [DataRow(Bubble, "ln -s $OUTSIDE/keys/key $HOME/settings.json", "$HOME/settings.json")]
    [DataRow(Kernel, "ln -s $OUTSIDE/keys/key $HOME/settings.json", "$HOME/settings.json")]
    [DataRow(Bubble, "ln -s $OUTSIDE/keys $HOME/directory", "$HOME/directory/key")]
    [DataRow(Kernel, "ln -s $OUTSIDE/keys $HOME/directory", "$HOME/directory/key")]
    [DataRow(Bubble, "ln -s $OUTSIDE/keys $HOME/directory", "$HOME/directory")]
    [DataRow(Kernel, "ln -s $OUTSIDE/keys $HOME/directory", "$HOME/directory")]
    [DataRow(Bubble, "ln -s $OUTSIDE/keys/key $TMPDIR/x", "$TMPDIR/x")]
    [DataRow(Kernel, "ln -s $OUTSIDE/keys/key $TMPDIR/x", "$TMPDIR/x")]
    [DataRow(Bubble, "echo \"#!$OUTSIDE/keys\" > $HOME/settings.json", "$HOME/settings.json")]
    [DataRow(Kernel, "echo \"#!$OUTSIDE/keys\" > $HOME/settings.json", "$HOME/settings.json")]
    [DataRow(Bubble, "echo \"#!$OUTSIDE/keys/key\" > agent.sh", "$PWD/agent.sh")]
    [DataRow(Kernel, "echo \"#!$OUTSIDE/keys/key\" > agent.sh", "$PWD/agent.sh")]
    [DataRow(Bubble, "ln -sf $OUTSIDE/keys/key agent.sh", "$PWD/agent.sh")]
    [DataRow(Kernel, "ln -sf $OUTSIDE/keys/key agent.sh", "$PWD/agent.sh")]
    public void What_the_first_start_leaves_behind_opens_nothing_to_the_second(string sandbox, string first, string named)
    {
        using var place = new SandboxPlace(sandbox);
        _ = place.Outside.With("keys/key", "hunter2").With("keys/other", "hunter2");
        var (begun, errors) = place.Run($"{first} && echo {Done}");
        Assert.AreEqual(Done, begun, errors);
        var path = named.Replace("$HOME", place.Workspace.Home, StringComparison.Ordinal).Replace("$TMPDIR", place.Workspace.Temporary, StringComparison.Ordinal)
            .Replace("$PWD", place.Workspace.Folder, StringComparison.Ordinal);
        var (output, _) = place.Run(["-c", "cat $OUTSIDE/keys/key $OUTSIDE/keys/other \"$0\"/key; grep -s hunter2 \"$0\"; echo done", path]);
        Assert.AreEqual(Done, output.Replace($"#!{place.Outside.Root}/keys\n", "", StringComparison.Ordinal));
    }

    [TestMethod]
    [DataRow("#!$OUTSIDE\n")]
    [DataRow("#!$OUTSIDE/key\n")]
    [DataRow("#!$ROOT\n")]
    [DataRow("#!/\n")]
    [DataRow("#!/etc/shadow\n")]
    [DataRow("#!/bin/sh\0x\n")]
    [DataRow("#!\0\n")]
    [DataRow("#!")]
    public void No_first_line_opens_what_is_no_program_or_ends_the_run(string line)
    {
        using var place = new SandboxPlace(Bubble);
        _ = place.Outside.With("key", "hunter2").With("scripts/agent", line.Replace("$OUTSIDE", place.Outside.Root, StringComparison.Ordinal).Replace("$ROOT", place.Repository.Root, StringComparison.Ordinal));
        var (output, errors) = place.Run(["-c", "cat $OUTSIDE/key $ROOT/.env /etc/shadow 2> /dev/null; echo done", $"{place.Outside.Root}/scripts/agent"]);
        Assert.AreEqual(Done, output, errors);
    }

    [TestMethod]
    public void An_interpreter_is_a_program_outside_of_what_is_not_trusted()
    {
        using var outside = new RepositoryFolder().With("nul", "#!/bin/sh\0x").With("env", "#!/usr/bin/env -S A=b sh\n").With("plain", "#!/etc/passwd\n");
        Assert.AreSequenceEqual(["/bin/sh"], Interpreter.Find(Path.Combine(outside.Root, "nul")));
        Assert.HasCount(2, Interpreter.Find(Path.Combine(outside.Root, "env")));
        Assert.AreSequenceEqual(["/usr/bin/env"], Interpreter.Find(Path.Combine(outside.Root, "env"), "/bin", "/usr/bin", "/usr/local/bin"));
        Assert.IsEmpty(Interpreter.Find(Path.Combine(outside.Root, "plain")));
    }

    [TestMethod]
    [DataRow(Bubble)]
    [DataRow(Kernel)]
    public void A_script_of_the_repository_has_the_interpreter_that_the_repository_names(string sandbox)
    {
        using var place = new SandboxPlace(sandbox);
        var interpreter = Path.Combine(place.Outside.Root, "own", "run");
        _ = Directory.CreateDirectory(Path.GetDirectoryName(interpreter)!);
        File.Copy(RealPath.Resolve("/bin/sh"), interpreter);
        File.SetUnixFileMode(interpreter, Executable);
        var script = Path.Combine(place.Workspace.Folder, "agent.sh");
        _ = place.Repository.With("agent.sh", $"#!{interpreter}\necho {Done}\n");
        File.WriteAllText(script, place.Repository.Read("agent.sh"));
        File.SetUnixFileMode(script, Executable);
        var (output, errors) = place.RunProgram(script);
        Assert.AreEqual(Done, output, errors);
    }

    [TestMethod]
    public void What_is_seen_is_settled_by_the_first_command()
    {
        using var place = new SandboxPlace(Bubble);
        _ = place.Outside.With("keys/key", "hunter2");
        var first = new SandboxRequest("sh", [], place.Workspace, place.Repository.Root);
        var view = first.View;
        var second = first with { Arguments = [Path.Combine(place.Outside.Root, "keys", "key")] };
        Assert.AreSame(view, second.View);
        Assert.DoesNotContain(path => path.StartsWith(place.Outside.Root, StringComparison.Ordinal), second.View.Paths);
        Assert.AreSequenceEqual(first.Named, second.Named);
    }

    [TestMethod]
    public void A_repository_below_a_path_of_the_system_is_not_shown_with_it()
    {
        using var place = new SandboxPlace(Bubble);
        var system = place.Outside.With("bin/tool", "").With("src/app/.env", "hunter2").With("src/other/file", "").With("src/file", "").Root;
        _ = File.CreateSymbolicLink($"{system}/src/link", "app");
        var view = SandboxView.Create(new SandboxRequest("sh", [], place.Workspace, $"{system}/src/app"), [system]);
        Assert.AreSequenceEqual([$"{system}/bin", $"{system}/src/file", $"{system}/src/other"], view.Paths.Where(path => RealPath.IsWithin(path, system)));
        Assert.Contains(($"{system}/src/link", "app"), view.Links);
    }

    [TestMethod]
    public void Where_this_product_lies_in_the_repository_its_own_files_alone_are_shown()
    {
        using var place = new SandboxPlace(Bubble);
        var own = Path.TrimEndingDirectorySeparator(RealPath.Resolve(AppContext.BaseDirectory));
        var view = new SandboxRequest("sh", [], place.Workspace, own).View;
        Assert.DoesNotContain(path => RealPath.IsWithin(own, path), view.Paths);
        Assert.Contains($"{own}/A11.Confine.dll", view.Paths);
        Assert.DoesNotContain(path => path.EndsWith(".pdb", StringComparison.Ordinal), view.Paths);
    }

    [TestMethod]
    public void Of_another_repository_its_programs_alone_are_shown()
    {
        using var outside = new RepositoryFolder().With("app/bin/tool", "").With("app/lib/x", "").With("app/.env", "hunter2").With("app/.git/HEAD", "")
            .With("manager/.git/HEAD", "").With("manager/versions/1/bin/tool", "").With("manager/versions/1/lib/x", "").With("manager/versions/1/token", "hunter2")
            .With("plain/bin/tool", "").With("plain/lib/x", "");
        var places = new SharedPlaces("/no/repository");
        Assert.AreSequenceEqual([$"{outside.Root}/app/bin"], Installation.OfDirectory($"{outside.Root}/app/bin", places));
        Assert.AreSequenceEqual([$"{outside.Root}/manager/versions/1/bin", $"{outside.Root}/manager/versions/1/lib"], Installation.OfDirectory($"{outside.Root}/manager/versions/1/bin", places));
        Assert.AreSequenceEqual([$"{outside.Root}/plain"], Installation.OfDirectory($"{outside.Root}/plain/bin", places));
    }

    [TestMethod]
    public void Of_the_repository_no_directory_of_packages_is_shown()
    {
        using var outside = new RepositoryFolder().With("node_modules/app/agent.sh", "").With("node_modules/other/cli.js", "");
        var root = $"{outside.Root}/node_modules/app";
        Assert.AreSequenceEqual([$"{root}/agent.sh"], Installation.OfFile($"{root}/agent.sh", new SharedPlaces(root)));
        Assert.DoesNotContain($"{outside.Root}/node_modules", Installation.OfFile($"{outside.Root}/node_modules/other/cli.js", new SharedPlaces(root)));
    }

    [TestMethod]
    [DataRow(0, "no Landlock")]
    [DataRow(1, "6.2")]
    [DataRow(2, "6.2")]
    public void A_version_of_Landlock_that_lets_files_be_emptied_is_no_sandbox(int version, string reason) => StringAssert.Contains(LandlockSandbox.ExplainVersion(version), reason);

    [TestMethod]
    public void A_later_version_of_Landlock_is_one() => Assert.IsNull(LandlockSandbox.ExplainVersion(3));

    [TestMethod]
    [DataRow(Bubble)]
    [DataRow(Kernel)]
    public void No_file_outside_is_emptied_by_opening_it(string sandbox)
    {
        using var place = new SandboxPlace(sandbox);
        var file = Path.Combine(place.Outside.With("file", "whole").Root, "file");
        var (output, errors) = place.RunProgram("/usr/bin/python3", "-c", """
            import os
            for how in (3, os.O_RDONLY, os.O_WRONLY, os.O_RDWR):
                try:
                    os.open(os.environ["OUTSIDE"] + "/file", how | os.O_TRUNC)
                    print("opened", how)
                except OSError:
                    pass
            print("done")
            """);
        Assert.AreEqual(Done, output, errors);
        Assert.AreEqual("whole", File.ReadAllText(file));
    }
}
