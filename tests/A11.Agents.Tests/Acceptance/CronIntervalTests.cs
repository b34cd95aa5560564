using A11.Agents.Acceptance;

namespace A11.Agents.Tests.Acceptance;

/// <summary>How often a schedule runs.</summary>
[TestClass]
public sealed class CronIntervalTests
{
    [TestMethod]
    [DataRow("5 * * * *", "hourly")]
    [DataRow("5 */1 * * *", "hourly")]
    [DataRow("5 4 * * *", "daily")]
    [DataRow("5\t4 * *  *", "daily")]
    [DataRow("5 4 ? * MON", "weekly")]
    [DataRow("5 4 1 * *", "monthly")]
    [DataRow("*/5 4 * * *", "")]
    [DataRow("5 4,16 * * *", "")]
    [DataRow("5 4 * * MON-FRI", "")]
    [DataRow("5 4 1 * MON", "")]
    [DataRow("5 4 1 1 *", "")]
    [DataRow("5 4 * JAN *", "")]
    [DataRow("5 4 * *", "")]
    [DataRow("5 4 * * * *", "")]
    [DataRow("@daily", "")]
    public void What_runs_at_one_time_has_an_interval(string cron, string interval) => Assert.AreEqual(interval, CronInterval.Read(cron));
}
