/** More heading rows, of trades and programs that `headingSets` leaves out; written the same way. */
export const furtherHeadingSets: Readonly<Record<string, string>> = {
  'car dealer':
    '车主姓名=customer.name,contact.name | 手机号码=contact.mobile,customer.phone | 车牌号=- | 车型=- | 购车日期=- | 上次保养=-date | 下次保养时间=-date | 服务顾问=customer.owner, | 客户来源=customer.source',
  'cleaning services':
    '客户单位=customer.name | 服务地址=customer.address | 联系人=contact.name | 联系方式=contact.mobile | 合同编号=contract.number | 服务内容=contract.name, | 年服务费（元）=contract.amount | 服务起始日期=contract.start_date | 服务截止日期=contract.end_date | 结算方式=contract.payment_method | 业务负责人=customer.owner,contract.owner,',
  'seed and fertiliser':
    '经销商=customer.name | 所在县=customer.region | 负责人=contact.name | 电话=contact.mobile,contact.phone | 经营品种=- | 年销量（吨）=-number | 铺货额度=- | 合作年份=-',
  'advertising agency':
    '客户=customer.name | 品牌=customer.short_name, | 对接人=contact.name | 对接人职位=contact.title | 对接人微信=contact.wechat | 项目名称=opportunity.name | 项目预算=opportunity.amount | 提案日期=-date | 项目状态=opportunity.stage | AE=-',
  'school supplies':
    '学校名称=customer.name | 学校类型=- | 校长=contact.name, | 联系老师=contact.name, | 办公电话=customer.phone,contact.phone | 手机=contact.mobile | 学生人数=-number | 地址=customer.address',
  'patent agency':
    '申请人=customer.name,contact.name, | 案件编号=contract.number, | 案件名称=-word | 联系人=contact.name | 联系邮箱=contact.email | 委托日期=contract.sign_date, | 代理人=-person | 费用=contract.amount,',
  'testing laboratory':
    '委托单位=customer.name | 报告编号=- | 样品名称=-word | 联系人=contact.name | 联系电话=contact.mobile,contact.phone,customer.phone | 送样日期=-date | 检测费=-money | 是否开票=-yes',
  'freight forwarder':
    '客户编码=customer.code | 客户中文名=customer.name | 客户英文名=- | 船期=-date | 起运港=-word | 目的港=-word | 联系人=contact.name | MSN/QQ=contact.qq, | 邮箱=contact.email | 操作员=-person | 业务员=customer.owner',
  'water utility':
    '户号=customer.code | 户名=customer.name | 用水地址=customer.address | 联系电话=customer.phone | 用水性质=- | 本月用量=-number | 应收水费=-money | 开户日期=customer.created_date',
  'industrial park':
    '企业名称=customer.name | 统一社会信用代码=customer.uscc | 所属行业=customer.industry | 企业规模=- | 法定代表人=customer.legal_person | 企业联系人=contact.name | 联系人职务=contact.title | 联系人手机=contact.mobile | 上年度营业收入（万元）=customer.annual_revenue, | 入驻日期=customer.created_date | 备注=customer.remark',
  'travel agency':
    '团号=contract.number, | 组团社=customer.name, | 客户名称=customer.name | 联系人=contact.name | 手机=contact.mobile | 人数=-number | 出团日期=contract.start_date, | 团款=contract.amount, | 已收=contract.paid_amount,',
  'food wholesale':
    '编号=customer.code | 店名=customer.name | 店主=contact.name | 店主电话=contact.mobile | 送货地址=customer.address | 路线=-word | 送货周期=-word | 欠款=-money | 业务=customer.owner',
  'machinery trade fair':
    '序号=-seq | 参展商名称=customer.name | 展位号=- | 国家/地区=customer.region | 联系人=contact.name | Title=contact.title | Mobile=contact.mobile | Email=contact.email | 意向等级=customer.level | 沟通要点=- | 下一步计划=-',
  'IT outsourcing':
    '客户名称=customer.name | 客户级别=customer.level | 项目经理=-person | 商务联系人=contact.name | 商务电话=contact.mobile,contact.phone | 合同名称=contract.name | 合同编号=contract.number | 签约金额=contract.amount | 累计回款=contract.paid_amount | 应收余额=-money | 签约时间=contract.sign_date | 合同到期时间=contract.end_date | 合同状态=contract.status',
  'English contracts':
    'Contract No.=contract.number | Contract Title=contract.name | Customer=customer.name | Contract Value=contract.amount | Signed Date=contract.sign_date | Effective Date=contract.start_date | Expiry Date=contract.end_date | Status=contract.status | Payment Terms=contract.payment_method | Account Manager=customer.owner,contract.owner | Remarks=contract.remark,customer.remark',
  'English customers':
    'Customer ID=customer.code | Customer Name=customer.name | Customer Group=- | Phone=customer.phone,contact.phone | Contact Name=contact.name | Contact Title=contact.title | Contact Mobile=contact.mobile | Email Address=contact.email | Street Address=customer.address | City=customer.city,customer.region | Province=customer.province,customer.region | Zip Code=customer.postcode | Credit Limit=customer.credit_limit | Sales Rep=customer.owner | Created Date=customer.created_date',
  'supplier platform':
    '企业全称=customer.name | 企业简称=customer.short_name | 工商注册号=customer.uscc | 注册地址=customer.address | 成立时间=customer.founded_date | 注册资金(万)=customer.registered_capital | 企业法人=customer.legal_person | 公司电话=customer.phone | 公司传真=customer.fax | 公司网址=customer.website | 业务联系人=contact.name | 联系人手机=contact.mobile | 联系人邮箱=contact.email | 开户银行=customer.bank | 银行帐号=customer.bank_account',
  'clinic patients':
    '就诊卡号=customer.code, | 患者姓名=customer.name,contact.name | 性别=contact.gender | 出生日期=contact.birthday | 联系电话=contact.mobile,customer.phone | 家庭住址=customer.address | 初诊日期=- | 主治医生=-person',
  'bank customer managers':
    '客户号=customer.code | 客户名称=customer.name | 所属行业=customer.industry | 授信额度(万元)=customer.credit_limit | 贷款余额=-money | 到期日=- | 财务负责人=contact.name, | 联系电话=contact.mobile,contact.phone,customer.phone | 管户客户经理=customer.owner',
  'weekly pipeline':
    '区域=customer.region | 销售=customer.owner,opportunity.owner | 客户=customer.name | 商机=opportunity.name | 当前阶段=opportunity.stage | 预计签约金额(万)=opportunity.amount | 把握度=opportunity.probability | 预计签约日=opportunity.expected_close_date | 本周进展=- | 下周计划=- | 需支持事项=-word',
  'enquiry mails':
    '询盘日期=customer.created_date, | 客户名=customer.name | 联系人=contact.name | 邮箱=contact.email | 国家=customer.region | 询盘产品=- | 来源平台=customer.source | 跟进业务员=customer.owner | 是否回复=-yes | 备注=customer.remark',
  'private fund investors':
    '投资者名称=customer.name,contact.name | 投资者类型=customer.type, | 证件号码=-id | 手机=contact.mobile,customer.phone | 认购金额（万元）=- | 理财经理=customer.owner, | 风险等级=- | 开户日期=customer.created_date',
  'kitchen showroom':
    '客户姓名=customer.name,contact.name | 手机=contact.mobile,customer.phone | 微信=contact.wechat | 楼盘=- | 装修进度=- | 意向产品=opportunity.name, | 预算（万）=opportunity.amount, | 导购=customer.owner,opportunity.owner, | 进店日期=- | 回访情况=-',
  'legal register export':
    '公司名称=customer.name | 经营状态=- | 法定代表人=customer.legal_person | 注册资本=customer.registered_capital | 实缴资本=- | 成立日期=customer.founded_date | 核准日期=-date | 所属省份=customer.province,customer.region | 所属城市=customer.city,customer.region | 所属区县=customer.region, | 电话=customer.phone | 其他电话=customer.phone | 邮箱=contact.email | 统一社会信用代码=customer.uscc | 纳税人识别号=-empty | 参保人数=-number | 企业类型=customer.type, | 所属行业=customer.industry | 曾用名=-word | 网址=customer.website | 企业地址=customer.address | 经营范围=-word',
  'two owners':
    '客户名称=customer.name | 客户负责人=contact.name,customer.owner | 联系电话=contact.mobile,contact.phone,customer.phone | 我方负责人=customer.owner | 合作状态=customer.status',
  'sample requests':
    '申请日期=-date | 客户公司=customer.name | 收件人=contact.name | 收件电话=contact.mobile | 收件地址=customer.address | 样品=-word | 快递单号=- | 申请人=-person,',
  'old landline list':
    '单位=customer.name | 总机=customer.phone | 传真=customer.fax | 联系人=contact.name | 分机=-number | 直线=contact.phone | 手提=contact.mobile',
  'maintenance reminders':
    '客户名称=customer.name | 设备编号=- | 上次维护日期=-date | 下次维护日期=-date | 客户对接人=contact.name | 对接电话=contact.mobile,contact.phone,customer.phone | 工程师=-person',
  'mail merge':
    '单位名称=customer.name | 部门=contact.department | 姓名=contact.name | 称呼=- | 邮政编码=customer.postcode | 通讯地址=customer.address',
  'cooperation ledger':
    '合作方名称=customer.name | 合作方类型=customer.type, | 协议编号=contract.number | 协议名称=contract.name | 签署日期=contract.sign_date | 有效期起=contract.start_date | 有效期止=contract.end_date | 协议金额=contract.amount | 归口部门=- | 经办人=contact.name,contract.owner,customer.owner,',
  rental:
    '租户名称=customer.name | 铺位号=- | 租赁面积=-number | 月租金=-money | 起租日=contract.start_date, | 租约到期日=contract.end_date, | 押金=-money | 联系人=contact.name | 电话=contact.mobile,contact.phone',
  'pinyin heads':
    'KHMC=customer.name | LXR=contact.name | LXDH=contact.mobile,contact.phone,customer.phone | DZ=customer.address, | YWY=customer.owner | BZ=customer.remark,',
  'agency of staff':
    '用工单位=customer.name | 单位联系人=contact.name | 联系人电话=contact.phone,contact.mobile | 派遣人数=-number | 服务费标准=-money | 协议起始日=contract.start_date, | 协议到期日=contract.end_date, | 客户专员=customer.owner',
  chemicals:
    '客户代号=customer.code | 客户名称=customer.name | 采购联系人=contact.name | 采购手机=contact.mobile | 技术联系人=contact2.name | 技术手机=contact2.mobile | 收货地址=customer.address | 月用量(kg)=-number | 付款条件=contract.payment_method, | 区域销售=customer.owner,',
  events:
    '嘉宾姓名=contact.name | 单位=customer.name | 职务=contact.title | 联系方式=contact.mobile | 是否参加晚宴=-yes | 住宿安排=-word | 车票信息=-word | 对接人=-',
  telemarketing:
    '号码=- | 公司=customer.name | 联系人=contact.name | 手机=contact.mobile | 接通情况=- | 意向等级=customer.level | 通话记录=- | 下次回访=customer.next_follow_date | 坐席=-person',
  solar:
    '项目名称=opportunity.name | 业主单位=customer.name | 装机容量(MW)=-number | 项目所在地=customer.region,customer.address, | 总投资（万元）=opportunity.amount, | 当前进展=opportunity.stage | 业主联系人=contact.name | 联系电话=contact.mobile,contact.phone | 商务负责人=customer.owner,opportunity.owner',
  'clinic equipment orders':
    '合同签订日期=contract.sign_date | 合同编号=contract.number | 终端客户=customer.name | 代理商=- | 产品型号=-word | 数量=-number | 合同总金额(元)=contract.amount | 已回款(元)=contract.paid_amount | 发货日期=-date | 验收日期=-date | 区域经理=customer.owner,contract.owner',
  'registered users':
    'user_id=customer.code, | company=customer.name | contact_name=contact.name | mobile=contact.mobile | email=contact.email | province=customer.province,customer.region | city=customer.city,customer.region | created_at=customer.created_date | source=customer.source | remark=customer.remark',
  'Excel of a secretary':
    '单位名称=customer.name | 负责人姓名=contact.name | 负责人电话=contact.mobile,contact.phone | 办公室电话=contact.phone,customer.phone | 邮箱=contact.email | 地址=customer.address | 节日礼品=-word',
  collection:
    '客户名称=customer.name | 合同号=contract.number | 合同金额=contract.amount | 到期日=contract.end_date, | 已收=contract.paid_amount | 未收=-money | 逾期天数=-number | 催收人=-person',
  'customers of a bank form':
    '企业名称=customer.name | 企业代码=customer.code,customer.uscc, | 法人代表=customer.legal_person | 注册资本（万元）=customer.registered_capital | 成立时间=customer.founded_date | 主营业务=customer.industry | 上年营业收入（万元）=customer.annual_revenue, | 财务联系人=contact.name | 联系电话=contact.mobile,contact.phone,customer.phone | 基本户开户行=customer.bank',
  'after the fair':
    '公司名称/Company=customer.name | 姓名/Name=contact.name | 职务/Title=contact.title | 电话/Tel=contact.phone,customer.phone | 手机/Mobile=contact.mobile | 邮箱/E-mail=contact.email | 网址/Website=customer.website | 感兴趣的产品/Interested in=- | 备注/Remark=customer.remark',
  'deals of an agent':
    '线索编号=- | 客户=customer.name | 需求描述=opportunity.remark, | 预算=opportunity.amount | 预计下单时间=opportunity.expected_close_date | 成单概率=opportunity.probability | 阶段=opportunity.stage | 商务=customer.owner,opportunity.owner',
  'people first':
    '姓名=contact.name | 性别=contact.gender | 公司=customer.name | 职位=contact.title | 手机=contact.mobile | 微信=contact.wechat | 生日=contact.birthday | 爱好=-word | 公司地址=customer.address | 客户等级=customer.level | 负责销售=customer.owner',
  renewals:
    '客户名称=customer.name | 产品=opportunity.name, | 合同开始=contract.start_date | 合同结束=contract.end_date | 续费金额=contract.amount, | 续费负责人=customer.owner,contract.owner | 客户成功经理=-person | 续费概率=opportunity.probability,',
};
