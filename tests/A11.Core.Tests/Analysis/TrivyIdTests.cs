using System.Globalization;
using A11.Core.Analysis;

namespace A11.Core.Tests.Analysis;

/// <summary>IDs of Trivy's and days, as its documentation (“Filtering”) writes them.</summary>
[TestClass]
public sealed class TrivyIdTests
{
    [TestMethod]
    [DataRow("DS-0002", "DS-0002")]
    [DataRow("AVD-DS-0002", "DS-0002")]
    [DataRow("avd-DS-0002", "DS-0002")]
    [DataRow("DS002", "DS-0002")]
    [DataRow("KSV014", "KSV-0014")]
    [DataRow("DS0002", "DS0002")]
    [DataRow("DS02", "DS02")]
    [DataRow("DS-002", "DS-002")]
    [DataRow("DS0a2", "DS0a2")]
    [DataRow("DS00a", "DS00a")]
    [DataRow("002", "002")]
    [DataRow("abc", "abc")]
    [DataRow("CVE-2024-1234", "CVE-2024-1234")]
    public void An_ID_is_written_as_today(string written, string expected) => Assert.AreEqual(expected, TrivyId.Normalize(written));

    [TestMethod]
    [DataRow("exp:2030-01-31", "2030-01-31")]
    [DataRow("exp:2030-01-31T10:00:00Z", "2030-01-31")]
    [DataRow("exp:2030-01-31t10", "2030-01-31")]
    [DataRow("exp:2030-01-31 10:00", "2030-01-31")]
    [DataRow("exp:2030-01-31x", null)]
    [DataRow("exp:2030-1-31", null)]
    [DataRow("exp:2030-02-31", null)]
    [DataRow("2030-01-31", null)]
    [DataRow("xxp:2030-01-31", null)]
    public void An_acceptance_ends_on_a_day(string word, string? expected)
    {
        Assert.AreEqual(expected, TrivyId.ReadExpiry(word)?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        Assert.AreEqual(word.StartsWith("exp:", StringComparison.Ordinal), TrivyId.IsExpiry(word));
    }
}
