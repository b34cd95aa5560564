using A11.Core.Secrets;
using A11.Core.Secrets.Values;

namespace A11.Core.Tests.Secrets;

/// <summary>What stands beside a setting: an account that a password belongs to, and values that are no secrets.</summary>
[TestClass]
public sealed class SettingGroupTests
{
    [TestMethod]
    [DataRow("user", "app", true)]
    [DataRow("DB_HOST", "db", true)]
    [DataRow("username", "", false)]
    [DataRow("user", "App", false)]
    [DataRow("user", "an app", false)]
    [DataRow("color", "red", false)]
    [DataRow("db", "x", true)]
    public void An_account_stands_beside_it_or_not(string name, string value, bool expected) =>
        Assert.AreEqual(expected, new SettingGroup(SettingKind.Settings, [new Setting("color", "blue", default), new Setting(name, value, default)]).HasAccount);

    [TestMethod]
    public void Names_are_found_by_their_start()
    {
        var names = new SettingGroup(SettingKind.Variables, [new Setting("b_secret", "x", default), new Setting("A_SECRET_KEY", "y", default), new Setting("c", "Z", default)]).Names;
        Assert.IsTrue(names.HaveStart("a_secret"));
        Assert.IsTrue(names.HaveStart("B_"));
        Assert.IsTrue(names.HaveStart("c"));
        Assert.IsFalse(names.HaveStart("a_x"));
        Assert.IsFalse(names.HaveStart("d"));
    }

    [TestMethod]
    public void Values_of_other_names_are_no_secrets()
    {
        var values = new SettingGroup(SettingKind.Variables, [new Setting("password", "x", default), new Setting("user", "Shop", default)]).PlainValues;
        Assert.AreEqual("Shop", string.Join(' ', values));
        Assert.Contains("shop", values);
    }
}
