using Microsoft.Build.Framework;

namespace A11.Build.Tests;

/// <summary>Projects that ask for the check, each on the node that builds it: an engine of its own.</summary>
[TestClass]
public sealed class SettingsRegisterTests
{
    private readonly string _root = Directory.CreateTempSubdirectory("a11-register-").FullName + Path.DirectorySeparatorChar;
    private readonly string _build = Guid.NewGuid().ToString();

    [TestCleanup]
    public void Remove() => Directory.Delete(_root, recursive: true);

    [TestMethod]
    public void One_node_checks_and_the_others_agree()
    {
        var (first, second) = (new RecordingEngine(), new RecordingEngine());
        Assert.IsTrue(Enter(first, "AXD3007,AXS2086", out _));
        Assert.IsFalse(Enter(second, "AXS2086;axd3007", out var contradiction));
        Assert.IsNull(contradiction);
        Assert.IsFalse(Enter(first, "AXD3007", out contradiction));
        Assert.AreEqual("NoWarn", contradiction?.Property);
    }

    [TestMethod]
    public void Whatever_the_number_of_nodes_a_contradiction_is_told_once()
    {
        Assert.IsTrue(Enter(new RecordingEngine(), "", out _));
        Assert.IsTrue(Enumerable.Range(0, 5).All(number => !Enter(new RecordingEngine(), $"AXD300{number}", out var contradiction) && contradiction is not null));
        Assert.AreEqual(1, Enumerable.Range(0, 5).Count(_ => new SettingsRegister(new RecordingEngine(), _build).IsFirst("told", _root)));
    }

    [TestMethod]
    [DataRow(true)]
    [DataRow(false)]
    public async Task A_node_waits_for_the_verdict_of_another(bool hasPassed)
    {
        var (first, second) = (new SettingsRegister(new RecordingEngine(), _build), new SettingsRegister(new RecordingEngine(), _build));
        var verdict = Task.Run(() => second.WaitForVerdict(_root, CancellationToken.None));
        first.SetVerdict(_root, hasPassed);
        Assert.AreEqual(hasPassed, await verdict);
        Assert.AreEqual(hasPassed, first.WaitForVerdict(_root, CancellationToken.None));
    }

    [TestMethod]
    public void Nobody_waits_in_a_build_that_is_cancelled_or_has_one_node()
    {
        Assert.IsNull(new SettingsRegister(new RecordingEngine(), _build).WaitForVerdict(_root, new CancellationToken(canceled: true)));
        Assert.IsNull(new SettingsRegister(new RecordingEngine(), "").WaitForVerdict(_root, CancellationToken.None));
    }

    [TestMethod]
    public void Who_overwrites_an_inherited_list_is_named_with_what_to_write()
    {
        Write("Directory.Build.props", "<Project><PropertyGroup><NoWarn>$(NoWarn);AXD0002</NoWarn></PropertyGroup></Project>");
        Write("src/App/App.csproj", "<Project><PropertyGroup><NoWarn>$(NoWarn);CS1591</NoWarn></PropertyGroup></Project>");
        Write("src/Lib/Lib.csproj", "<Project><PropertyGroup><NoWarn>CS1591, CS8600</NoWarn></PropertyGroup></Project>");
        var text = new Contradiction("NoWarn", "AXD0002", "").Describe(new A11.Agents.Repositories.RepositoryFiles(_root, _ => { }), _root);
        StringAssert.EndsWith(text, "src/Lib/Lib.csproj overwrites what Directory.Build.props sets. Write <NoWarn>$(NoWarn);CS1591;CS8600</NoWarn> there.");
    }

    [TestMethod]
    public void Another_build_or_repository_is_another_matter_and_the_end_of_a_build_leaves_nothing()
    {
        var engine = new RecordingEngine();
        Assert.IsTrue(Enter(engine, "", out _));
        Assert.IsTrue(new SettingsRegister(new RecordingEngine(), Guid.NewGuid().ToString()).TryEnter(new GuardSettings { Root = _root, FailOn = "none" }, out _));
        Assert.IsTrue(new SettingsRegister(engine, Guid.NewGuid().ToString()).TryEnter(new GuardSettings { Root = "/elsewhere/", FailOn = "none" }, out _));
        Assert.IsNotEmpty(Directory.GetFiles(Path.GetTempPath(), $"a11-{Guid.Parse(_build):N}-*"));
        engine.EndBuild();
        Assert.IsEmpty(Directory.GetFiles(Path.GetTempPath(), $"a11-{Guid.Parse(_build):N}-*"));
    }

    [TestMethod]
    public void Many_at_once_are_one()
    {
        var entered = 0;
        _ = Parallel.For(0, 16, _ => Interlocked.Add(ref entered, Enter(new RecordingEngine(), "AXD3007", out var _) ? 1 : 0));
        Assert.AreEqual(1, entered);
    }

    [TestMethod]
    public void The_message_names_both_files_and_is_the_same_whoever_asked_first()
    {
        Write("Directory.Build.props", "<Project><PropertyGroup><NoWarn>$(NoWarn);CS1591</NoWarn></PropertyGroup></Project>");
        Write("src/App/App.csproj", "<Project><PropertyGroup><NoWarn>$(NoWarn);AXD3007</NoWarn></PropertyGroup></Project>");
        Write("src/Lib/Lib.csproj", "<Project><PropertyGroup><NoWarn>$(NoWarn);CS8600</NoWarn></PropertyGroup></Project>");
        var files = new A11.Agents.Repositories.RepositoryFiles(_root, _ => { });
        var text = new Contradiction("NoWarn", "AXD3007", "").Describe(files, _root);
        Assert.AreEqual($"NoWarn differs between projects of this build (AXD3007 and nothing), but the repository is checked once. It is set in src/App/App.csproj, not in src/Lib/Lib.csproj. Set it for all of them, in {_root}Directory.Build.props.", text);
        Assert.AreEqual(text, new Contradiction("NoWarn", "", "AXD3007").Describe(files, _root));

        Write("src/Lib/Lib.csproj", "<Project><PropertyGroup><A11FailOn>error</A11FailOn></PropertyGroup></Project>");
        Write("src/App/App.csproj", "<Project><PropertyGroup><A11FailOn>none</A11FailOn></PropertyGroup></Project>");
        files = new A11.Agents.Repositories.RepositoryFiles(_root, _ => { });
        StringAssert.Contains(new Contradiction("A11FailOn", "none", "error").Describe(files, _root), "(error and none), but the repository is checked once. It is set in src/App/App.csproj, src/Lib/Lib.csproj.");
    }

    private bool Enter(IBuildEngine4 engine, string noWarn, out Contradiction? contradiction) =>
        new SettingsRegister(engine, _build).TryEnter(new GuardSettings { Root = _root, NoWarn = noWarn }, out contradiction);

    private void Write(string path, string text)
    {
        var full = Path.Combine(_root, path);
        _ = Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
    }
}
