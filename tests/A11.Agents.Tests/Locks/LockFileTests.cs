using A11.Agents.Locks;

namespace A11.Agents.Tests.Locks;

[TestClass]
public sealed class LockFileTests
{
    private static readonly LockedTask Task = new("T1", "aa", "built-in", "bb", "builtin", "1.0", [new("Dockerfile", "cc")], [new("A07", "builtin", 0)]);

    [TestMethod]
    public void What_is_written_is_read_again()
    {
        var text = LockFile.Empty.With(Task).ToText();
        var read = LockFile.Parse(text, out var error);
        Assert.IsNull(error);
        Assert.AreEqual(text, read!.ToText());
        Assert.AreEqual("cc", read.Find("T1")!.Files[0].Sha256);
    }

    [TestMethod]
    public void A_file_belongs_to_the_last_task_that_wrote_it()
    {
        var file = LockFile.Empty.With(Task).With(Task with { TaskId = "T0" });
        Assert.AreEqual("T0", file.OwnerOf("Dockerfile")!.TaskId);
        CollectionAssert.AreEqual(new[] { "T0", "T1" }, file.Tasks.Select(task => task.TaskId).ToArray());
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("null")]
    [DataRow("[]")]
    [DataRow("{}")]
    [DataRow("{\"version\":3,\"tasks\":[]}")]
    [DataRow("{\"version\":1,\"tasks\":[{}]}")]
    [DataRow("{\"version\":1,\"tasks\":[{\"task_id\":\"T1\",\"task_hash\":\"x\",\"agent\":\"a\",\"files\":[{}],\"reviews\":[]}]}")]
    [DataRow("{\"version\":1,\"tasks\":[],\"more\":1}")]
    [DataRow("<<<<<<< HEAD\n{}")]
    public void What_is_no_lock_is_told(string text)
    {
        Assert.IsNull(LockFile.Parse(text, out var error));
        StringAssert.Contains(error, ".a11/lock.json");
    }
}
