/**
 * Heading rows as offices and their programs write them, each column with the field it means: `heading=field`, further
 * fields that are as right after commas, `-kind` for a column that is none of them.
 */
export const headingSets: Readonly<Record<string, string>> = {
  'wholesale list':
    '序号=-seq | 客户编码=customer.code | 客户全称=customer.name | 助记码=-letters | 业务员=customer.owner | 联系人=contact.name | 手机=contact.mobile | 电话=contact.phone,customer.phone | 收货地址=customer.address | 结算方式=-word | 信用额度=customer.credit_limit | 期初应收=-money | 备注=customer.remark',
  'accounting program':
    '编码=customer.code | 名称=customer.name | 助记码=-letters | 简称=customer.short_name | 地址=customer.address | 邮政编码=customer.postcode | 税号=customer.uscc | 开户行=customer.bank | 银行账号=customer.bank_account | 电话=customer.phone,contact.phone | 传真=customer.fax | 联系人=contact.name | 手机号码=contact.mobile | 停用=-yes',
  'export of a registry':
    '企业名称=customer.name | 登记状态=-word | 法定代表人=customer.legal_person | 注册资本=customer.registered_capital | 成立日期=customer.founded_date | 所属省份=customer.province,customer.region | 所属城市=customer.city,customer.region | 统一社会信用代码=customer.uscc | 电话=customer.phone | 更多电话=customer.phone | 邮箱=contact.email | 网址=customer.website | 企业地址=customer.address | 经营范围=customer.industry,',
  'foreign trade, English':
    'No.=-seq | Company Name=customer.name | Contact Person=contact.name | Position=contact.title | Email=contact.email | Tel=contact.phone,customer.phone | Mobile=contact.mobile | Fax=customer.fax | Country=customer.region | Address=customer.address | Website=customer.website | Sales=customer.owner | Remark=customer.remark',
  'foreign trade, both languages':
    '公司名称 Company=customer.name | 联系人 Contact=contact.name | 邮箱 E-mail=contact.email | 电话 Tel=contact.phone,customer.phone | 手机 Mobile=contact.mobile | 国家 Country=customer.region | 客户来源 Source=customer.source | 备注 Remarks=customer.remark',
  'exhibition scanner':
    '扫描时间=customer.created_date, | 观众编号=- | 姓名=contact.name | 公司=customer.name | 职位=contact.title | 部门=contact.department | 手机=contact.mobile | 邮箱=contact.email | 地区=customer.region | 感兴趣产品=- | 备注=customer.remark',
  'business card app':
    '姓名=contact.name | 公司=customer.name | 部门=contact.department | 职位=contact.title | 手机=contact.mobile | 公司电话=customer.phone,contact.phone | 传真=customer.fax | 邮箱=contact.email | 地址=customer.address | 网址=customer.website | 创建时间=customer.created_date, | 备注=customer.remark,contact.remark',
  'old CRM, customers':
    '客户名称=customer.name | 客户级别=customer.level | 成交状态=customer.status | 客户来源=customer.source | 客户行业=customer.industry | 电话=customer.phone | 网址=customer.website | 省、市、区=customer.region | 详细地址=customer.address | 负责人=customer.owner | 创建人=-person | 创建时间=customer.created_date, | 更新时间=-date | 最后跟进时间=customer.last_follow_date | 下次联系时间=customer.next_follow_date | 备注=customer.remark',
  'old CRM, contacts':
    '姓名=contact.name | 客户名称=customer.name | 手机=contact.mobile | 电话=contact.phone,customer.phone | 电子邮箱=contact.email | 职务=contact.title | 性别=contact.gender | 是否关键决策人=- | 微信=contact.wechat | QQ=contact.qq | 生日=contact.birthday | 备注=customer.remark,contact.remark',
  'old CRM, deals':
    '商机名称=opportunity.name | 客户名称=customer.name | 商机金额=opportunity.amount | 预计成交日期=opportunity.expected_close_date | 商机状态组=- | 商机阶段=opportunity.stage | 赢率=opportunity.probability | 负责人=customer.owner,opportunity.owner | 备注=opportunity.remark,customer.remark',
  'old CRM, contracts':
    '合同编号=contract.number | 合同名称=contract.name | 客户名称=customer.name | 商机名称=opportunity.name | 合同金额=contract.amount | 下单时间=contract.sign_date | 合同开始时间=contract.start_date | 合同结束时间=contract.end_date | 客户签约人=contact.name, | 公司签约人=customer.owner,contract.owner | 备注=contract.remark,customer.remark | 已收款金额=contract.paid_amount | 未收款金额=-money',
  'another CRM':
    '客户ID=customer.code | 客户名称（必填）=customer.name | 客户状态=customer.status | 客户分级=customer.level | 所属行业=customer.industry | 首要联系人=contact.name | 首要联系人手机=contact.mobile | 所属部门=- | 归属人=customer.owner | 客户标签=- | 最近跟进记录=- | 最近跟进时间=customer.last_follow_date | 下次跟进时间=customer.next_follow_date | 录入人=-person | 录入时间=customer.created_date,',
  'Salesforce accounts':
    'Account Name=customer.name | Account Number=customer.code,customer.bank_account | Type=customer.type | Industry=customer.industry | Phone=customer.phone | Fax=customer.fax | Website=customer.website | Billing Street=customer.address | Billing City=customer.city,customer.region | Billing State/Province=customer.province,customer.region | Billing Zip/Postal Code=customer.postcode | Account Owner=customer.owner | Description=customer.remark',
  'HubSpot contacts':
    'Record ID=- | First Name=contact.name, | Last Name=contact.name, | Email=contact.email | Phone Number=contact.phone,contact.mobile,customer.phone | Company Name=customer.name | Job Title=contact.title | City=customer.city,customer.region | Lead Status=customer.status | Create Date=customer.created_date,',
  'phone address book':
    '姓名=contact.name | 手机=contact.mobile | 家庭电话=contact.phone | 公司=customer.name | 职务=contact.title | 电子邮件=contact.email | 生日=contact.birthday | 备注=customer.remark,contact.remark',
  'training school':
    '学员姓名=customer.name,contact.name | 性别=- | 家长姓名=contact.name, | 联系电话=contact.mobile,customer.phone,contact.phone | 年级=- | 报名课程=- | 报名日期=customer.created_date, | 课程顾问=customer.owner,',
  'insurance agency':
    '投保单位=customer.name | 联系人=contact.name | 联系电话=contact.mobile,contact.phone | 险种=-word | 保单号=contract.number, | 保费=contract.amount, | 起保日期=contract.start_date, | 终保日期=contract.end_date,',
  'law firm':
    '委托人=customer.name | 案号=contract.number, | 案由=-word | 联系人=contact.name | 联系方式=contact.mobile,contact.phone | 收费金额=contract.amount, | 委托日期=contract.sign_date, | 承办律师=-person',
  'printing house':
    '客户=customer.name | 联络人=contact.name | 联络电话=contact.phone,customer.phone | 品名=opportunity.name, | 数量=-number | 单价=-money | 金额=contract.amount,opportunity.amount, | 下单日期=contract.sign_date, | 交货日期=-date | 备注=customer.remark,contract.remark,opportunity.remark',
  'medical devices':
    '医院名称=customer.name | 医院等级=- | 科室=contact.department | 主任姓名=contact.name | 手机号=contact.mobile | 意向产品=opportunity.name | 预算(万元)=opportunity.amount | 招标时间=- | 跟进人=customer.owner,opportunity.owner | 竞争对手=-word',
  'software house':
    '客户名称=customer.name | 产品版本=-word | 用户数=-number | 合同号=contract.number | 合同金额=contract.amount | 签约日期=contract.sign_date | 服务到期日=contract.end_date | 对接人=contact.name | 联系方式=contact.mobile | 销售=customer.owner,contract.owner',
  logistics:
    '货主单位=customer.name | 联系人=contact.name | 联系电话=contact.mobile,contact.phone,customer.phone | 提货地址=customer.address | 常用线路=- | 月均货量(吨)=-number | 结算方式=- | 账期=- | 业务员=customer.owner',
  decoration:
    '业主姓名=contact.name,customer.name | 电话=customer.phone,contact.mobile,contact.phone | 小区=-word | 房号=- | 面积=-number | 户型=- | 预算=opportunity.amount, | 意向=- | 设计师=-person | 登记日期=customer.created_date,',
  gym: '会员卡号=customer.code | 会员姓名=contact.name,customer.name | 性别=contact.gender | 手机号=contact.mobile,customer.phone | 生日=contact.birthday | 办卡日期=customer.created_date, | 到期日期=- | 会籍顾问=customer.owner,',
  'contract ledger':
    '序号=-seq | 合同编号=contract.number | 合同名称=contract.name | 甲方=customer.name | 乙方=- | 合同总价（元）=contract.amount | 签订时间=contract.sign_date | 履行期限=- | 付款方式=contract.payment_method | 已付款=contract.paid_amount | 未付款=-money | 履行情况=contract.status | 经办人=contact.name,,customer.owner | 备注=contract.remark,customer.remark',
  'project pipeline':
    '项目编号=- | 项目名称=opportunity.name | 客户单位=customer.name | 项目金额(万)=opportunity.amount | 项目阶段=opportunity.stage | 成功率=opportunity.probability | 预计签约时间=opportunity.expected_close_date | 销售负责人=customer.owner,opportunity.owner | 项目进展说明=opportunity.remark,',
  'order list':
    '订单编号=contract.number | 下单时间=contract.sign_date | 客户名称=customer.name | 收货人=contact.name | 收货人电话=contact.mobile,contact.phone | 收货地址=customer.address | 订单金额=contract.amount | 已付金额=contract.paid_amount | 订单状态=contract.status | 所属业务员=customer.owner,contract.owner',
  'government suppliers':
    '单位全称=customer.name | 统一社会信用代码=customer.uscc | 单位性质=customer.type, | 法人代表=customer.legal_person | 法人电话=- | 注册资金（万元）=customer.registered_capital | 开户行及账号=customer.bank, | 单位地址=customer.address | 经办人=contact.name | 经办人电话=contact.mobile,contact.phone',
  'billing data':
    '购方名称=customer.name | 纳税人识别号=customer.uscc | 地址、电话=customer.address, | 开户行及账号=customer.bank, | 收票人=contact.name, | 收票人手机=contact.mobile | 收票邮箱=contact.email | 价税合计=-',
  'regional sales':
    '大区=customer.region | 省份=customer.province | 城市=customer.city | 经销商名称=customer.name | 法人=customer.legal_person | 联系人=contact.name | 职务=contact.title | 手机=contact.mobile | 年销售额(万元)=customer.annual_revenue | 合作状态=customer.status | 合作起始日期=customer.created_date, | 区域经理=customer.owner',
  'hotel supplies':
    '酒店名称=customer.name | 星级=customer.level, | 房间数=-number | 采购负责人=contact.name | 电话=contact.mobile,contact.phone | 座机=customer.phone,contact.phone | 微信号=contact.wechat | 上次拜访=customer.last_follow_date | 下次拜访=customer.next_follow_date',
  'member export':
    '用户ID=customer.code | 昵称=- | 真实姓名=contact.name,customer.name | 手机号=contact.mobile,customer.phone | 注册时间=customer.created_date | 最后登录时间=-date | 累计消费=-money | 会员等级=- | 来源=customer.source',
  'supplier-like':
    '供应商编号=customer.code | 供应商名称=customer.name | 主营产品=customer.industry | 联系人=contact.name | 联系电话=contact.mobile,contact.phone,customer.phone | 邮箱=contact.email | 开户银行=customer.bank | 账号=customer.bank_account | 税率=-number | 合作年限=-number',
  'visit record':
    '拜访日期=customer.last_follow_date, | 拜访客户=customer.name | 拜访对象=contact.name | 职务=contact.title | 联系电话=contact.mobile,contact.phone | 拜访内容=- | 下次拜访计划=- | 拜访人=customer.owner,',
  'wide people':
    '公司名称=customer.name | 联系人1=contact.name | 职务1=contact.title | 手机1=contact.mobile | 联系人2=contact2.name | 职务2=contact2.title | 手机2=contact2.mobile | 联系人3=contact3.name | 手机3=contact3.mobile | 地址=customer.address',
  'wide people, in words':
    '单位名称=customer.name | 第一联系人=contact.name | 第一联系人电话=contact.mobile | 第二联系人=contact2.name | 第二联系人电话=contact2.mobile | 公司邮箱=contact.email | 所在地区=customer.region',
  'people by function':
    '公司=customer.name | 采购联系人=contact.name | 采购电话=contact.mobile | 财务联系人=contact2.name, | 财务电话=contact2.mobile, | 地址=customer.address',
  'equipment maintenance':
    '用户单位=customer.name | 设备型号=-word | 出厂编号=- | 联系人=contact.name | 联系电话=contact.mobile,contact.phone | 安装日期=-date | 保修截止=- | 维保合同号=contract.number | 维保金额=contract.amount | 备注=customer.remark,contract.remark',
  'tender list':
    '招标单位=customer.name | 项目名称=opportunity.name | 预算金额（万元）=opportunity.amount | 开标时间=-date | 代理机构=- | 联系人=contact.name | 联系电话=contact.mobile,contact.phone | 跟进状态=opportunity.stage,customer.status | 中标概率=opportunity.probability',
  'agency accounting':
    '客户简称=customer.short_name | 公司全称=customer.name | 纳税人类型=- | 月服务费=- | 服务起始=contract.start_date, | 缴费至=- | 对接会计=- | 老板姓名=contact.name, | 老板电话=contact.mobile',
  'real estate':
    '客户姓名=customer.name,contact.name | 联系电话=customer.phone,contact.mobile | 意向楼盘=opportunity.name, | 意向户型=- | 预算总价=opportunity.amount, | 来访日期=customer.created_date, | 置业顾问=customer.owner,opportunity.owner, | 客户等级=customer.level | 认知渠道=customer.source',
  'ERP delivery units':
    '往来单位编号=customer.code | 往来单位全名=customer.name | 往来单位简名=customer.short_name | 联系人一=contact.name | 联系人一手机=contact.mobile | 单位电话=customer.phone | 单位地址=customer.address | 应收余额=-money | 默认经手人=customer.owner,',
  'another ERP':
    '客户代码=customer.code | 客户名称=customer.name | 客户分类=customer.type, | 分管部门=- | 专营业务员=customer.owner | 发展日期=customer.created_date, | 法人=customer.legal_person | 电话=customer.phone,contact.phone | 手机=contact.mobile | 联系人=contact.name | 所属行业=customer.industry | 纳税人登记号=customer.uscc | 开户银行=customer.bank | 银行账号=customer.bank_account',
  'full office form':
    '客户编号=customer.code | 客户名称=customer.name | 客户简称=customer.short_name | 所在省份=customer.province | 城市=customer.city | 所在行政区=customer.region, | 公司地址=customer.address | 公司邮编=customer.postcode | 办公电话=customer.phone,contact.phone | 传真号码=customer.fax | 主联系人=contact.name | 联系人电话=contact.phone | 联系人手机=contact.mobile | 电子邮件=contact.email | QQ号码=contact.qq | 所属行业=customer.industry | 注册资金=customer.registered_capital | 营业额=customer.annual_revenue | 法人名称=customer.legal_person | 客户来源=customer.source | 备注信息=customer.remark',
  'quotation register':
    '报价单号=- | 报价日期=- | 客户名称=customer.name | 联系人=contact.name | 报价内容=opportunity.name, | 报价金额=opportunity.amount | 是否成交=- | 未成交原因=- | 报价人=customer.owner,opportunity.owner,',
  'after-sales':
    '客户单位=customer.name | 服务类型=- | 服务内容=-word | 派工工程师=-person | 客户联系人=contact.name | 客户电话=customer.phone,contact.mobile,contact.phone | 服务日期=-date | 满意度=-',
  'lead pool':
    '线索名称=- | 公司名称=customer.name | 姓名=contact.name | 手机=contact.mobile | 微信=contact.wechat | 线索来源=customer.source | 线索状态=customer.status, | 跟进人=customer.owner | 上次跟进=customer.last_follow_date | 跟进内容=- | 省=customer.province | 市=customer.city',
  'Outlook address book':
    'Name=contact.name | Company=customer.name | Department=contact.department | Job Title=contact.title | Business Phone=contact.phone,customer.phone | Mobile Phone=contact.mobile | E-mail Address=contact.email | Business Street=customer.address | Business City=customer.city,customer.region | Web Page=customer.website | Notes=customer.remark,contact.remark',
  'English pipeline':
    'Opportunity Name=opportunity.name | Account Name=customer.name | Stage=opportunity.stage | Amount=opportunity.amount | Probability (%)=opportunity.probability | Close Date=opportunity.expected_close_date | Opportunity Owner=customer.owner,opportunity.owner | Created Date=customer.created_date, | Lead Source=customer.source,opportunity.source | Next Step=-',
  'traditional characters':
    '客戶名稱=customer.name | 聯絡人=contact.name | 電話=contact.phone,customer.phone | 手機=contact.mobile | 電子郵件=contact.email | 地址=customer.address | 業務員=customer.owner | 備註=customer.remark',
};
