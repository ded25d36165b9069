# The door
sign-in = 登录
door-promise = 未经处置，不得流转。
door-explained = 让质量程序运行起来：谁来决定、何时到期、依据哪条、由谁签名。
door-demo = 演示工厂：选择人员即可登录，无需密码。签名时所有人的密码都是“demo”。
tasks-waiting = 待办任务：
every-site = 全部分公司
door-own-account = 或使用本人账户
user-name = 用户名
password = 密码
door-wrong = 用户名与密码不符，请核对后重试。
door-throttled = 尝试次数过多。请等待 15 分钟，或请管理员重设密码。
