using A11.Core.Workflows.Model;

namespace A11.Core.Tests.Workflows;

[TestClass]
public sealed class CronScheduleTests
{
    [TestMethod]
    [DataRow("*/5 * * * *", 5)]
    [DataRow("*/4 * * * *", 4)]
    [DataRow("*/7 * * * *", 4)]
    [DataRow("*/7 3 * * *", 7)]
    [DataRow("59,1 * * * *", 2)]
    [DataRow("59,1 3,5 * * *", 58)]
    [DataRow("30 4 * * MON-FRI", int.MaxValue)]
    [DataRow("30 * * * *", 60)]
    [DataRow("10/20 0-23/2 1,15 JAN-DEC/3 sun", 20)]
    public void The_shortest_interval_is_known(string text, int minutes)
    {
        Assert.IsTrue(CronSchedule.TryParse(text, out var schedule, out _));
        Assert.AreEqual(minutes, schedule!.ShortestInterval);
    }

    [TestMethod]
    [DataRow("* * * *")]
    [DataRow("* * * * * *")]
    [DataRow("60 * * * *")]
    [DataRow("* 24 * * *")]
    [DataRow("* * 0 * *")]
    [DataRow("* * * 13 *")]
    [DataRow("* * * * 7")]
    [DataRow("5-1 * * * *")]
    [DataRow("*/0 * * * *")]
    [DataRow("1,,2 * * * *")]
    [DataRow("-1 * * * *")]
    [DataRow("* * * FEBR *")]
    [DataRow("@hourly")]
    public void What_GitHub_rejects_is_refused(string text)
    {
        Assert.IsFalse(CronSchedule.TryParse(text, out _, out var problem));
        Assert.IsNotNull(problem);
    }
}
